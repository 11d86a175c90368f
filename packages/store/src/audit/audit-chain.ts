import type { ChainHead } from '@remit/audit/chain';
import type { SealedEvent } from '@remit/audit/verify-chain';
import { chainHead, readSealed, readUnsealed, type Unsealed } from './audit-records.ts';
import { holdChain, type Sealed, sealWaiting } from './audit-seal.ts';
import type { Store } from '../open-store.ts';
import { type ChainName, signInChainName } from './sign-in-chain-name.ts';
import { holdSignInChain, readSignInSealed, readSignInUnsealed, signInHead } from './sign-in-records.ts';
import { sealSignIns } from './sign-in-seal.ts';
import type { TenantId } from '../tenant-id.ts';

/** A chain of sealed events, wherever it lies: of a tenant's audit, or of what happened at signing in. */
export interface AuditChain {
  /** As heads name it. */
  readonly name: ChainName;
  /** Seals one batch of what waits. */
  seal(): Promise<Sealed>;
  /** Runs work with where the chain stands, while nobody else adds to it or to its heads. */
  holding(work: (stands: ChainHead) => Promise<void>): Promise<void>;
  head(): Promise<ChainHead>;
  /** @param after number of the entry before the first that is read; 0 begins */
  read(after: number, limit: number): Promise<readonly SealedEvent[]>;
  unsealed(): Promise<Unsealed>;
}

/** The chain of a name in a store. */
export function auditChainOf(store: Pick<Store, 'withTenant' | 'withIdentity'>, name: ChainName): AuditChain {
  return name === signInChainName ? signInChain(store) : tenantChain(store, name);
}

function tenantChain(store: Pick<Store, 'withTenant'>, tenant: TenantId): AuditChain {
  return {
    name: tenant,
    seal: () => store.withTenant(tenant, 'write', sealWaiting),
    holding: (work) =>
      store.withTenant(tenant, 'write', async (tx) => {
        await holdChain(tx);
        await work(await chainHead(tx));
      }),
    head: () => store.withTenant(tenant, 'read', chainHead),
    read: (after, limit) => store.withTenant(tenant, 'read', (tx) => readSealed(tx, after, limit)),
    unsealed: () => store.withTenant(tenant, 'read', readUnsealed),
  };
}

function signInChain(store: Pick<Store, 'withIdentity'>): AuditChain {
  return {
    name: signInChainName,
    seal: () => store.withIdentity(sealSignIns),
    holding: (work) =>
      store.withIdentity(async (tx) => {
        await holdSignInChain(tx);
        await work(await signInHead(tx));
      }),
    head: () => store.withIdentity(signInHead, 'read'),
    read: (after, limit) => store.withIdentity((tx) => readSignInSealed(tx, after, limit)),
    unsealed: () => store.withIdentity(readSignInUnsealed, 'read'),
  };
}
