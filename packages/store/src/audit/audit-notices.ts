import type { ChainName } from './sign-in-chain-name.ts';

type Listener = (chain: ChainName) => void;

const noted = new WeakSet<object>();
const listeners = new Set<Listener>();

/** Notes that something was written down in a transaction. */
export function noteWritten(tx: object): void {
  noted.add(tx);
}

/** Tells whoever listens that a transaction committed, if something was written down in it: it waits for its seal now. */
export function tellCommitted(tx: object, chain: ChainName): void {
  if (!noted.has(tx)) return;
  for (const listener of listeners) listener(chain);
}

/**
 * Calls a listener with the chain, a tenant's or that of sign-ins, of every transaction of this process that committed
 * with something written down.
 * @returns how to end that
 */
export function onWritten(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
