/** Says how to end something that was begun. @returns ends it already now, and it ends once */
export type Ends = (end: () => unknown) => () => Promise<unknown>;

const codes = { SIGINT: 130, SIGTERM: 143 } as const;
type Signal = keyof typeof codes;

/**
 * Runs a bench, and ends whatever it began, last first: when it is done, when it fails, and when Ctrl+C stops it. A
 * signal would end this process alone, and leave behind what runs outside of it.
 * @param work says how something ends as soon as it begins it; stopped, it is not waited for
 */
export async function tidily(work: (ends: Ends) => Promise<void>): Promise<void> {
  const ends: (() => Promise<unknown>)[] = [];
  const toEnd: Ends = (end) => {
    let ended: Promise<unknown> | null = null;
    const once = (): Promise<unknown> => (ended ??= Promise.resolve().then(end));
    ends.push(once);
    return once;
  };
  const { promise: stopped, resolve } = Promise.withResolvers<Signal>();
  const onSignal = (signal: NodeJS.Signals): void => resolve(signal === 'SIGINT' ? signal : 'SIGTERM');
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    const by = await untilEnded(Promise.race([work(toEnd).then(() => null), stopped]), ends);
    // Until then Ctrl+C once more is an impatient person's: what is ended is ended in order all the same.
    if (by !== null) process.exit(codes[by]);
  } finally {
    process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal);
  }
}

async function untilEnded<T>(over: Promise<T>, ends: (() => Promise<unknown>)[]): Promise<T> {
  try {
    return await over;
  } finally {
    // What is begun while others end, ends too.
    for (let end = ends.pop(); end !== undefined; end = ends.pop()) await end();
  }
}

/** Ends what may be starting still. What does not start has nothing to stop, and the work says so itself. */
export const stopOf = (starting: Promise<{ stop(): Promise<void> }>) => (): Promise<void> =>
  starting.then(
    (started) => started.stop(),
    () => undefined,
  );
