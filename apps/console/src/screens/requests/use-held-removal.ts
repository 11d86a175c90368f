import { useCallback, useEffect, useRef, useState } from 'react';
import type { AttachmentView } from '@remit/api/attachment-views';
import { HOLD } from '../../data/held-decision.ts';

/** A removal that can be taken back until it is sent. */
export interface HeldRemoval {
  readonly file: AttachmentView;
  /** When it is sent, ms since 1970 UTC. */
  readonly sendsAt: number;
}

interface Removing {
  readonly send: (file: AttachmentView) => void;
  /** Sends it while the page goes away. */
  readonly sendLeaving: (file: AttachmentView) => void;
}

/**
 * Holds the removal of a file for a while in which it can be taken back. Whoever goes elsewhere meanwhile, or removes
 * another one, has still removed it.
 */
export function useHeldRemoval(removing: Removing) {
  const [held, setHeld] = useState<HeldRemoval | null>(null);
  const latest = useRef({ held, removing });
  useEffect(() => {
    latest.current = { held, removing };
  });

  const sendNow = useCallback((how: keyof Removing = 'send'): void => {
    const { held: waiting, removing: ways } = latest.current;
    if (waiting === null) return;
    latest.current = { held: null, removing: ways };
    setHeld(null);
    ways[how](waiting.file);
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
    hold: (file: AttachmentView): void => {
      sendNow();
      setHeld({ file, sendsAt: Date.now() + HOLD });
    },
    takeBack: (): void => setHeld(null),
    sendNow: (): void => sendNow(),
  };
}
