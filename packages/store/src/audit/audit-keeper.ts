import type { ChainHead } from '@remit/audit/chain';
import { auditChainOf } from './audit-chain.ts';
import type { HeadsFile } from './audit-heads-file.ts';
import { onWritten } from './audit-notices.ts';
import { isGone } from '../is-gone.ts';
import { keptHeads, type OnAuditTrouble } from './kept-heads.ts';
import type { Store } from '../open-store.ts';
import { sealingQueue } from './sealing-queue.ts';
import { type ChainName, signInChainName } from './sign-in-chain-name.ts';

export interface AuditKeeperOptions {
  readonly store: Store;
  readonly heads: HeadsFile;
  readonly onTrouble: OnAuditTrouble;
  /** How long an event waits for others to be sealed with, in ms. */
  readonly sealAfter?: number;
  /** How long a chain grows before its head is written down, in ms. */
  readonly headEvery?: number;
  /** How long until the next tenants are looked at for what other processes left, in ms. */
  readonly scanEvery?: number;
  /** How long until it is seen to that next month's events have a table of their own, in ms. */
  readonly partitionsEvery?: number;
}

/** Seals what this process writes down, and what a process that was killed left; keeps heads outside the database. */
export interface AuditKeeper {
  /** Seals and keeps heads of everything that was written down before the call. */
  settle(): Promise<void>;
  /** Settles, and ends. The store stays open. */
  close(): Promise<void>;
}

/** Tenants that a scan looks at: a thousand idle ones must not keep a server busy. */
const scanned = 25;

/** Keeps the audit of a store, from now on until it is closed. */
export function keepAudit(options: AuditKeeperOptions): AuditKeeper {
  const { heads, onTrouble, sealAfter = 200, headEvery = 55_000, scanEvery = 60_000 } = options;
  const { partitionsEvery = day } = options;
  const base = options.store;
  const queue = sealingQueue(sealChain, sealAfter);
  const kept = keptHeads(base, heads, onTrouble);
  let scanFrom = '';
  let scanning: Promise<void> = Promise.resolve();
  let closed = false;

  async function sealChain(chain: ChainName): Promise<void> {
    try {
      const { head } = await sealAll(base, chain);
      await kept.note(chain, head);
    } catch (error) {
      if (isGone(error)) return;
      // It waits in the database as well: whoever comes next finds it.
      onTrouble('events could not be sealed yet; they are tried again', error);
      if (!closed) setTimeout(() => queue.mark(chain), retryAfter).unref();
    }
  }

  /** Looks at sign-ins, and at the next tenants of the list, round and round. */
  async function scan(size: number): Promise<void> {
    try {
      await sealChain(signInChainName);
      const tenants = (await base.listTenants()).filter(({ status }) => status !== 'preparing');
      const next = tenants.filter(({ slug }) => slug > scanFrom).slice(0, size);
      scanFrom = next.length < size ? '' : (next.at(-1)?.slug ?? '');
      for (const { id } of next) {
        if (closed) return;
        await sealChain(id);
      }
    } catch (error) {
      onTrouble('tenants could not be looked at for events without a seal; they are tried again', error);
    }
  }

  async function makePartitions(): Promise<void> {
    try {
      await base.makeAuditPartitions();
    } catch (error) {
      onTrouble(
        'the tables for next month’s events could not be made yet; it is tried again tomorrow',
        error,
      );
    }
  }

  const repeat = (every: number, work: () => Promise<void>): NodeJS.Timeout =>
    setInterval(() => {
      scanning = scanning.then(work);
    }, every).unref();
  const timers = [
    repeat(headEvery, kept.write),
    repeat(scanEvery, () => scan(scanned)),
    repeat(partitionsEvery, makePartitions),
  ];
  // What the last process left, in every tenant, while the first people sign in; it waited for its heads long enough.
  scanning = scan(Number.MAX_SAFE_INTEGER).then(kept.write);

  async function settle(): Promise<void> {
    await scanning;
    await queue.drain();
    await kept.write();
  }

  const endListening = onWritten(queue.mark);

  return {
    settle,
    close: async () => {
      closed = true;
      endListening();
      for (const each of timers) clearInterval(each);
      queue.stop();
      await settle();
      await heads.close();
    },
  };
}

const retryAfter = 1_000;
const day = 24 * 3_600_000;

/** Seals everything that waits for a place in a chain. */
export async function sealAll(
  store: Pick<Store, 'withTenant' | 'withIdentity'>,
  name: ChainName,
): Promise<{ readonly sealed: number; readonly head: ChainHead }> {
  const chain = auditChainOf(store, name);
  let all = 0;
  for (;;) {
    const { sealed, more, head } = await chain.seal();
    all += sealed;
    if (!more) return { sealed: all, head };
  }
}
