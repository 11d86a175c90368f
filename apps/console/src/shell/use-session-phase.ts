import { useCallback, useSyncExternalStore } from 'react';
import { type SessionPhase, sessionPhase, untilNextPhase } from './session-phase.ts';

/**
 * How far the session is from its end, by one timer.
 * @param ends when it ends, in ms since 1970 UTC by the clock of the page; null where that is not known
 */
export function useSessionPhase(ends: number | null): SessionPhase {
  const subscribe = useCallback(
    (changed: () => void) => {
      if (ends === null) return () => undefined;
      let timer: ReturnType<typeof setTimeout> | undefined;
      const wait = (): void => {
        clearTimeout(timer);
        const next = untilNextPhase(ends - Date.now());
        if (next !== null) timer = setTimeout(look, next);
      };
      const look = (): void => {
        changed();
        wait();
      };
      wait();
      // While a machine sleeps its timers may stand still.
      document.addEventListener('visibilitychange', look);
      return () => {
        clearTimeout(timer);
        document.removeEventListener('visibilitychange', look);
      };
    },
    [ends],
  );
  return useSyncExternalStore(subscribe, () => (ends === null ? 'lasting' : sessionPhase(ends - Date.now())));
}
