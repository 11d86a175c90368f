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
  /**
   * One look. It must not throw; the next does not begin before it has settled.
   * @returns in how many ms there will be something to see for sure, because a time is over then; null when none is known
   */
  readonly look: () => Promise<number | null>;
}

/** A time is over at its end itself; a look that begins a moment after it cannot come too early. In ms. */
const justAfter = 2;

/** Begins with a look at once. */
export function liveLoop({ every, least, look }: LiveLoopOptions): LiveLoop {
  let stopped = false;
  let looking = false;
  let hurried = true;
  let beganAt = Number.NEGATIVE_INFINITY;
  /** When there will be something to see, in ms of `performance.now()`. */
  let knownAt = Number.POSITIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;

  async function lookNow(): Promise<void> {
    timer = null;
    looking = true;
    hurried = false;
    beganAt = performance.now();
    const known = await look();
    knownAt = known === null ? Number.POSITIVE_INFINITY : performance.now() + known + justAfter;
    looking = false;
    plan();
  }

  function plan(): void {
    if (stopped || looking) return;
    if (timer !== null) clearTimeout(timer);
    const next = hurried ? beganAt + least : Math.max(beganAt + least, Math.min(beganAt + every, knownAt));
    timer = setTimeout(() => void lookNow(), Math.max(0, next - performance.now()));
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
