import type { ChainHead } from '@remit/audit/chain';
import type { Finding } from '@remit/audit/finding';
import { mostFindings, verifyChain } from '@remit/audit/verify-chain';
import { auditChainOf } from './audit-chain.ts';
import type { Store } from '../open-store.ts';
import { sha256Native } from '../secrets/sha256-native.ts';
import type { ChainName } from './sign-in-chain-name.ts';

/** What a chain was found to be. */
export interface VerifiedChain {
  readonly entries: number;
  readonly head: ChainHead;
  /** Entries at the end that no head outside the database covers yet. */
  readonly uncovered: number;
  /** Events that wait for their seal. */
  readonly waiting: number;
  /** What is wrong, first first; of very many the first. */
  readonly findings: readonly Finding[];
}

export interface VerifyAuditOptions {
  /** Its heads, oldest first; null when there are none to be had. */
  readonly heads: readonly ChainHead[] | null;
  /** An entry from before this instant (ms since 1970 UTC) that no head covers is a finding; null asks for none. */
  readonly coveredUntil: number | null;
  /** Called between two pages with what was verified, and what there was when it began. */
  readonly onProgress?: (entries: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Entries that are read at once. */
const page = 5_000;

/**
 * Reads a whole chain, a tenant's or that of sign-ins, and holds it against its events and its heads. Pages of it are read one after the other:
 * entries are never changed, so they make one whole, and no transaction stays open for longer than a page.
 * @throws StoreError; the signal's reason
 */
export async function verifyAudit(
  store: Pick<Store, 'withTenant' | 'withIdentity'>,
  name: ChainName,
  { heads, coveredUntil, onProgress, signal }: VerifyAuditOptions,
): Promise<VerifiedChain> {
  const chain = auditChainOf(store, name);
  const total = await chain.head();
  const verifier = verifyChain({ sha256: sha256Native, heads, coveredUntil });
  for (;;) {
    signal?.throwIfAborted();
    const after = verifier.head().sequence;
    const entries = await chain.read(after, page);
    for (const entry of entries) verifier.take(entry);
    if (entries.length < page) break;
    onProgress?.(verifier.head().sequence, total.sequence);
  }
  verifier.end();
  const { waiting, lost } = await chain.unsealed();
  const neverSealed = lost.map((event): Finding => {
    const sentence = { expected: 'a seal, or a place in the queue for one', found: 'neither' };
    return { kind: 'never-sealed', sequence: null, event, ...sentence };
  });
  return {
    entries: verifier.head().sequence,
    head: verifier.head(),
    uncovered: verifier.uncovered(),
    waiting,
    findings: [...verifier.findings(), ...neverSealed].slice(0, mostFindings),
  };
}
