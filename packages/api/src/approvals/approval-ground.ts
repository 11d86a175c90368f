import type { Environment, Resource } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { DecidersOf } from '@remit/approvals/take-event';
import type { ApprovalCase, Party } from '@remit/approvals/approval-case';
import { type Decider, type StepQuestion, stepDeciders } from '@remit/approvals/step-deciders';
import { loadDelegations, type StoredDelegation } from '@remit/store/requests/delegations';
import { type LookedUnder, lookedUnder } from '@remit/store/requests/request-approval';
import { lastTurn } from '../directory-turns.ts';
import { metWhenActing } from '../guard.ts';
import type { SentRequest } from '../in-place.ts';
import type { KnownDirectory } from '../known-directory.ts';
import { meantBy } from '../requests/request-types.ts';
import { type RequestSums, sumsOf } from '../requests/request-sums.ts';
import type { TenantCall } from '../tenant-call.ts';

/** Everything beside a request that bears on who may decide it now, read in one transaction. */
export interface ApprovalGround {
  readonly compiled: CompiledPolicy;
  readonly directory: KnownDirectory;
  /** Duties that can be met at the moment of acting count as met: whoever acts is asked for them then. */
  readonly environment: Environment;
  readonly delegations: readonly StoredDelegation[];
  readonly lookedUnder: string;
  /** What requests come to with those like them, of those that were asked about. */
  readonly sums?: RequestSums;
}

/** What a call stands on when it looks at requests. */
export async function approvalGround(call: TenantCall): Promise<ApprovalGround> {
  const { policy, directory, environment, standing } = call;
  const delegations = await loadDelegations(call.tx, environment.now);
  return {
    compiled: policy.compiled,
    directory,
    environment: { ...environment, met: metWhenActing },
    delegations,
    lookedUnder: lookedHere(standing, directory, delegations, environment.now),
  };
}

/** Names what whoever looks at requests at a moment looks under. @param delegations those that count then or will later */
export function lookedHere(
  { policyVersion, directoryRevision }: Pick<LookedUnder, 'policyVersion' | 'directoryRevision'>,
  { directory }: Pick<KnownDirectory, 'directory'>,
  delegations: readonly StoredDelegation[],
  now: number,
): string {
  return lookedUnder({
    policyVersion,
    directoryRevision,
    turnedAt: lastTurn(directory, now),
    delegations: delegations.flatMap(({ id, since, until }) => (since <= now && now < until ? [id] : [])),
  });
}

/**
 * The same, knowing what requests come to with those like them, as they are said here.
 * @param hold until the transaction ends; see `sumsOf`
 */
export async function groundFor(
  call: Pick<TenantCall, 'tx'>,
  ground: ApprovalGround,
  requests: readonly Resource[],
  hold: 'hold' | 'look',
): Promise<ApprovalGround> {
  return { ...ground, sums: await sumsOf(call.tx, ground, requests, hold) };
}

/**
 * Who asks in a request: whose it is, and who sent it in their place. Where nobody knows whose it is, it is nobody's:
 * neither account nor person is anybody's.
 */
export function askersOf(
  { compiled, directory }: ApprovalGround,
  { sentBy, resource }: SentRequest,
): Pick<ApprovalCase, 'submitter' | 'sender'> {
  const submitter = meantBy(compiled, resource, 'owner');
  const partyOf = (id: string | null): Party | null => {
    const member = id === null ? null : directory.member(id);
    return member === null ? null : { member: member.id, person: member.person };
  };
  return {
    submitter: partyOf(submitter?.type === 'member' ? submitter.value : null) ?? { member: '', person: '' },
    sender: partyOf(sentBy),
  };
}

/** Answers who may decide each step of a request; a step is asked about once. */
export function decidersOf(ground: ApprovalGround, request: SentRequest): DecidersOf {
  const { resource } = request;
  const question: StepQuestion = {
    compiled: ground.compiled,
    directory: ground.directory.directory,
    environment: ground.environment,
    resource,
    ...askersOf(ground, request),
    delegations: ground.delegations,
  };
  const known = new Map<string, readonly Decider[]>();
  return ({ by, escalations }) => {
    const key = JSON.stringify([by, escalations]);
    const found = known.get(key) ?? stepDeciders(question, by, escalations);
    known.set(key, found);
    return found;
  };
}
