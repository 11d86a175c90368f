import { findingSentence } from '@remit/audit/finding';
import { listSignIns } from '@remit/store/identity/list-sign-ins';
import { signInChainName } from '@remit/store/audit/sign-in-chain-name';
import { signInHead } from '@remit/store/audit/sign-in-records';
import { verifyAudit } from '@remit/store/audit/verify-audit';
import type { Services } from '../context.ts';
import type { SignInsView } from './operator-views.ts';

const mostShown = 100;

/** A chain up to here is read whole before it is shown, which takes a moment; a longer one is the command's work. */
const mostVerified = 50_000;

/** What happened to logins last, and whether the chain over it, and over what operators did, is whole. */
export async function operatorSignIns({ store }: Services): Promise<SignInsView> {
  const [events, head] = await Promise.all([
    store.withIdentity((tx) => listSignIns(tx, mostShown), 'read'),
    store.withIdentity(signInHead, 'read'),
  ]);
  if (head.sequence > mostVerified) return { events, chain: { state: 'long', entries: head.sequence } };
  const options = { heads: null, coveredUntil: null };
  const { entries, waiting, findings } = await verifyAudit(store, signInChainName, options);
  const [first] = findings;
  return {
    events,
    chain:
      first === undefined
        ? { state: 'whole', entries, waiting }
        : { state: 'broken', entries, finding: findingSentence(first) },
  };
}
