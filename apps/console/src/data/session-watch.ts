type Listener = () => void;

let ended = false;
const listeners = new Set<Listener>();
let restored: { readonly promise: Promise<void>; readonly resolve: () => void } | null = null;

function tell(): void {
  for (const listener of listeners) listener();
}

/** Whether the session ended under an open page: the overlay shows, and calls wait for a new sign-in. */
export const sessionWatch = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  hasEnded: (): boolean => ended,
  /** Marks the session as ended; the promise settles when someone has signed in again. */
  end(): Promise<void> {
    if (restored === null) {
      let resolve: () => void = () => undefined;
      const promise = new Promise<void>((settle) => {
        resolve = settle;
      });
      restored = { promise, resolve };
      ended = true;
      tell();
    }
    return restored.promise;
  },
  restore(): void {
    restored?.resolve();
    restored = null;
    ended = false;
    tell();
  },
};
