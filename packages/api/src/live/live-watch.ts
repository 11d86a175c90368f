import type { LiveLoop } from './live-loop.ts';

/** Looks at what streams stand on in one database, until it is stopped. */
export type LiveWatch = LiveLoop;

/**
 * Hurries a loop when its database says that something changed. Where it cannot be listened to, the loop goes on as it is.
 * @param listen null for a loop that nothing hurries
 */
export function watchDatabase(
  loop: LiveLoop,
  listen: ((tell: () => void) => Promise<() => void>) | null,
): LiveWatch {
  if (listen === null) return loop;
  let stopped = false;
  let stopHearing: (() => void) | null = null;

  async function hear(from: (tell: () => void) => Promise<() => void>): Promise<void> {
    const stop = await from(loop.hurry);
    if (stopped) stop();
    else stopHearing = stop;
  }

  // What fails here fails for the looks too, and they say so.
  hear(listen).catch(() => undefined);
  return {
    hurry: loop.hurry,
    stop: () => {
      stopped = true;
      loop.stop();
      stopHearing?.();
    },
  };
}
