type Listener = () => void;

let asked: { readonly promise: Promise<boolean>; readonly settle: (confirmed: boolean) => void } | null =
  null;
const listeners = new Set<Listener>();

function tell(): void {
  for (const listener of listeners) listener();
}

/** Whether a call waits for the second factor: the overlay shows until it was given, or left. */
export const confirmWatch = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isAsked: (): boolean => asked !== null,
  /** Asks for the second factor; calls that come meanwhile wait for the same answer. */
  ask(): Promise<boolean> {
    if (asked === null) {
      let settle: (confirmed: boolean) => void = () => undefined;
      const promise = new Promise<boolean>((resolve) => {
        settle = resolve;
      });
      asked = { promise, settle };
      tell();
    }
    return asked.promise;
  },
  answer(confirmed: boolean): void {
    asked?.settle(confirmed);
    asked = null;
    tell();
  },
};
