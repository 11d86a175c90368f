import type { ChainHead } from '@remit/audit/chain';
import type { HeadsFile } from './audit-heads-file.ts';
import { onWritten } from './audit-notices.ts';
import { chainHead } from './audit-records.ts';
import { holdChain, sealWaiting } from './audit-seal.ts';
import { StoreError } from './errors.ts';
import type { Store } from './open-store.ts';
import type { TenantId } from './tenant-id.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

export interface AuditKeeperOptions {
  readonly store: Store;
  readonly heads: HeadsFile;
  /** Called with a sentence when something could not be sealed yet, or a chain is not the one that a head tells of. */
  readonly onTrouble: (sentence: string, error: unknown) => void;
  /** How long an event waits for others to be sealed with, in ms. */
  readonly sealAfter?: number;
  /** How long a chain grows before its head is written down, in ms. */
  readonly headEvery?: number;
  /** How long until the next tenants are looked at for what other processes left, in ms. */
  readonly scanEvery?: number;
}

/** Seals what this process writes down, and what a process that was killed left; keeps heads outside the database. */
export interface AuditKeeper {
  /** Seals and keeps heads of everything that was written down before the call. */
  settle(): Promise<void>;
  /** Settles, and ends. The store stays open. */
  close(): Promise<void>;
}

/** Tenants that are sealed at once, and those that a scan looks at: a thousand idle ones must not keep a server busy. */
const atOnce = 4;
const scanned = 25;

/** Keeps the audit of a store, from now on until it is closed. */
export function keepAudit(options: AuditKeeperOptions): AuditKeeper {
  const { heads, onTrouble, sealAfter = 200, headEvery = 55_000, scanEvery = 60_000 } = options;
  const base = options.store;
  // When each is to be sealed, in ms of `performance.now()`; first come, first.
  const waiting = new Map<TenantId, number>();
  const grown = new Set<TenantId>();
  const working = new Map<TenantId, Promise<void>>();
  let timer: NodeJS.Timeout | null = null;
  let scanFrom = '';
  let scanning: Promise<void> = Promise.resolve();
  let closed = false;

  function mark(tenant: TenantId): void {
    if (!waiting.has(tenant)) waiting.set(tenant, performance.now() + sealAfter);
    wakeUp();
  }

  /** Comes back when the next tenant's time has come; those that are being sealed come back by themselves. */
  function wakeUp(): void {
    if (closed || timer !== null || working.size >= atOnce) return;
    for (const [tenant, due] of waiting) {
      if (working.has(tenant)) continue;
      timer = setTimeout(() => {
        timer = null;
        startSealing('due');
      }, due - performance.now());
      return;
    }
  }

  function startSealing(which: 'due' | 'all'): void {
    for (const [tenant, due] of waiting) {
      if (working.size >= atOnce) return;
      if (which === 'due' && due > performance.now()) break;
      if (working.has(tenant)) continue;
      waiting.delete(tenant);
      const sealing = sealTenant(tenant).finally(() => {
        working.delete(tenant);
        startSealing('due');
      });
      working.set(tenant, sealing);
    }
    wakeUp();
  }

  async function sealTenant(tenant: TenantId): Promise<void> {
    try {
      const { head } = await sealAll(base, tenant);
      // Another process may have sealed what this one wrote; its head belongs into this one's file all the same.
      const written = await heads.last(tenant);
      if (head.sequence !== (written?.sequence ?? 0)) grown.add(tenant);
    } catch (error) {
      if (isGone(error)) return;
      // It waits in the database as well: whoever comes next finds it.
      onTrouble('events could not be sealed yet; they are tried again', error);
      if (!closed) setTimeout(() => mark(tenant), retryAfter).unref();
    }
  }

  async function writeHeads(): Promise<void> {
    for (const tenant of new Set(grown)) {
      grown.delete(tenant);
      try {
        await base.withTenant(tenant, 'write', (tx) => writeHead(tx, heads, onTrouble));
      } catch (error) {
        if (isGone(error)) continue;
        grown.add(tenant);
        onTrouble('where a chain stands could not be written down yet; it is tried again', error);
      }
    }
  }

  /** Looks at the next tenants of the list, round and round. */
  async function scan(size: number): Promise<void> {
    try {
      const tenants = (await base.listTenants()).filter(({ status }) => status !== 'preparing');
      const next = tenants.filter(({ slug }) => slug > scanFrom).slice(0, size);
      scanFrom = next.length < size ? '' : (next.at(-1)?.slug ?? '');
      for (const { id } of next) {
        if (closed) return;
        await sealTenant(id);
      }
    } catch (error) {
      onTrouble('tenants could not be looked at for events without a seal; they are tried again', error);
    }
  }

  const repeat = (every: number, work: () => Promise<void>): NodeJS.Timeout =>
    setInterval(() => {
      scanning = scanning.then(work);
    }, every).unref();
  const timers = [repeat(headEvery, writeHeads), repeat(scanEvery, () => scan(scanned))];
  // What the last process left, in every tenant, while the first people sign in.
  scanning = scan(Number.MAX_SAFE_INTEGER);

  async function settle(): Promise<void> {
    await scanning;
    while (waiting.size + working.size > 0) {
      startSealing('all');
      await Promise.all(working.values());
    }
    await writeHeads();
  }

  const endListening = onWritten(mark);

  return {
    settle,
    close: async () => {
      closed = true;
      endListening();
      for (const each of timers) clearInterval(each);
      if (timer !== null) clearTimeout(timer);
      await settle();
      await heads.close();
    },
  };
}

const retryAfter = 1_000;

/** Seals everything that waits in a tenant. */
export async function sealAll(
  store: Store,
  tenant: TenantId,
): Promise<{ readonly sealed: number; readonly head: ChainHead }> {
  let all = 0;
  for (;;) {
    const { sealed, more, head } = await store.withTenant(tenant, 'write', sealWaiting);
    all += sealed;
    if (!more) return { sealed: all, head };
  }
}

/** Writes down where a chain stands, unless it stands there already. */
async function writeHead(
  tx: TenantTransaction,
  heads: HeadsFile,
  onTrouble: AuditKeeperOptions['onTrouble'],
): Promise<void> {
  await holdChain(tx);
  const stands = await chainHead(tx);
  const written = await heads.last(tx.tenantId);
  const before = written?.sequence ?? 0;
  if (stands.sequence > before) await heads.append(tx.tenantId, stands);
  else if (stands.sequence < before || (written !== null && written.hash !== stands.hash)) {
    onTrouble(
      `the audit of tenant ${tx.tenantId} ends at entry ${stands.sequence}, and a head tells of entry ${before}: ` +
        'it was cut, rewritten or restored from an older backup; `remit audit verify` says more',
      null,
    );
  }
}

/** A tenant that was destroyed or shut while it waited. */
function isGone(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'not-found';
}
