/** Looks again and again, and sooner when somebody says that there is something to see. */
export interface LiveLoop {
  /** Looks soon: of many who say so at once, one look serves all. */
  hurry(): void;
  stop(): void;
}

export interface LiveLoopOptions {
  /** From the beginning of a look to that of the next, in ms, when nobody hurries. */
  readonly every: number;
  /** The same at least, in ms, however many hurry. */
  readonly least: number;
  /** One look. It must not throw; the next does not begin before it has settled. */
  readonly look: () => Promise<void>;
}

/** Begins with a look at once. */
export function liveLoop({ every, least, look }: LiveLoopOptions): LiveLoop {
  let stopped = false;
  let looking = false;
  let hurried = true;
  let beganAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;

  async function lookNow(): Promise<void> {
    timer = null;
    looking = true;
    hurried = false;
    beganAt = performance.now();
    await look();
    looking = false;
    plan();
  }

  function plan(): void {
    if (stopped || looking) return;
    if (timer !== null) clearTimeout(timer);
    const pause = hurried ? least : every;
    timer = setTimeout(() => void lookNow(), Math.max(0, beganAt + pause - performance.now()));
  }

  plan();
  return {
    hurry: () => {
      if (hurried) return;
      hurried = true;
      plan();
    },
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}
