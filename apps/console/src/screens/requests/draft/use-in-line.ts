import { useRef } from 'react';

/** Does one thing after another, in the order in which they are asked for: what one comes to does not keep the next from it. */
export function useInLine(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const last = useRef<Promise<unknown>>(Promise.resolve());
  return (work) => {
    const next = last.current.then(work);
    // Whoever asked for it is told how it ended; the line only goes on.
    last.current = next.catch(() => undefined);
    return next;
  };
}
