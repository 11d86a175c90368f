import { useEffect, useRef } from 'react';

interface Later {
  /** Does something once nothing else was asked for a while; what was asked before it is forgotten. */
  readonly later: (run: () => void) => void;
  /** Does at once what waits. */
  readonly now: () => void;
  /** Forgets what waits. */
  readonly never: () => void;
}

/**
 * Puts off what typing asks for until it pauses: many keys are one edit.
 * @param pause in ms
 */
export function useLater(pause: number): Later {
  const waiting = useRef<{ timer: number; run: () => void } | null>(null);
  const never = (): void => {
    if (waiting.current !== null) window.clearTimeout(waiting.current.timer);
    waiting.current = null;
  };
  const now = (): void => {
    const run = waiting.current?.run;
    never();
    run?.();
  };
  // What waits when its field goes is done: nothing that was typed is lost.
  useEffect(
    () => () => {
      const run = waiting.current?.run;
      if (waiting.current !== null) window.clearTimeout(waiting.current.timer);
      waiting.current = null;
      run?.();
    },
    [],
  );
  return {
    now,
    never,
    later: (run) => {
      never();
      waiting.current = { run, timer: window.setTimeout(now, pause) };
    },
  };
}
