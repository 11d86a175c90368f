import { useCallback, useEffect, useRef, useState } from 'react';
import { HOLD } from '../../../data/held-decision.ts';

/** A removal that can be taken back until it is sent. */
export interface HeldRemoval<Item> {
  readonly item: Item;
  /** When it is sent, ms since 1970 UTC. */
  readonly sendsAt: number;
}

interface Removing<Item> {
  readonly send: (item: Item) => void;
  /** Sends it while the page goes away. */
  readonly sendLeaving: (item: Item) => void;
}

/**
 * Holds the removal of something for a while in which it can be taken back. Whoever goes elsewhere meanwhile, or removes
 * another one, has still removed it.
 */
export function useHeldRemoval<Item>(removing: Removing<Item>) {
  const [held, setHeld] = useState<HeldRemoval<Item> | null>(null);
  const latest = useRef({ held, removing });
  useEffect(() => {
    latest.current = { held, removing };
  });

  const sendNow = useCallback((how: keyof Removing<Item> = 'send'): void => {
    const { held: waiting, removing: ways } = latest.current;
    if (waiting === null) return;
    latest.current = { held: null, removing: ways };
    setHeld(null);
    ways[how](waiting.item);
  }, []);

  useEffect(() => {
    if (held === null) return undefined;
    const timer = window.setTimeout(sendNow, held.sendsAt - Date.now());
    return () => window.clearTimeout(timer);
  }, [held, sendNow]);

  useEffect(() => {
    const leave = (): void => sendNow('sendLeaving');
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      sendNow();
    };
  }, [sendNow]);

  return {
    held,
    hold: (item: Item): void => {
      sendNow();
      setHeld({ item, sendsAt: Date.now() + HOLD });
    },
    takeBack: (): void => setHeld(null),
    sendNow: (): void => sendNow(),
  };
}
