import { addSteps } from '@remit/approvals/add-steps';
import { runClock } from '@remit/approvals/run-clock';
import type { CaseEffect } from '@remit/approvals/take-event';
import { loadDelegations } from '@remit/store/requests/delegations';
import { lockDueRequests, lockOutlivedLooks } from '@remit/store/requests/due-requests';
import { readRecord } from '@remit/store/records/records';
import type { StoredRequest } from '@remit/store/requests/requests';
import { holdTenantStanding } from '@remit/store/tenants/tenant-standing';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { caseOf } from '../approvals/approval-case-of.ts';
import { type ApprovalGround, decidersOf, lookedHere } from '../approvals/approval-ground.ts';
import type { Services } from '../context.ts';
import { lastTurn, nextTurn } from '../directory-turns.ts';
import { turnAccessClock } from '../access/access-clock.ts';
import { metWhenActing } from '../guard.ts';
import { type Happened, writeHappened } from '../happened-to-request.ts';
import { loadDirectoryKnown, loadPolicyInForce } from '../policy/load-policy.ts';
import { planHere } from '../plan-here.ts';
import { beginningOf, moved } from './request-moved.ts';
import { tellCase } from '../approvals/tell-case.ts';
import { ratesOf } from '../rates/tenant-rates.ts';
import { sumsOf } from './request-sums.ts';
import { requestTypesOf } from './request-types.ts';
import { storeCase } from '../approvals/write-taken.ts';

/**
 * How many are looked at in one transaction, which holds what the tenant stands on: whoever changes that waits for it, and
 * whoever writes then waits for them. So few that nobody notices.
 */
export const clockBatch = 5;

export interface ClockTurn {
  readonly correlationId: string;
  /** The id that the last batch of requests that were looked at under another standing ended with; null for none of them. */
  readonly outlivedAfter: string | null;
  /** By how much this clock is ahead of the database's, in ms: for tests of what takes days. */
  readonly ahead?: number;
}

export interface ClockTurned {
  /** Requests that time asked something of, of payments and of access; as many as the batch holds where there may be more. */
  readonly due: number;
  /** Where the next batch begins; null once there is none. */
  readonly outlivedAfter: string | null;
  /** What everything was looked at under; see request-approval.ts. */
  readonly lookedUnder: string;
  /** When something that the directory has for a time last began or ended, ms since 1970 UTC; null when never. */
  readonly turnedAt: number | null;
  /** When the next such thing begins or ends; null when nothing does. */
  readonly turnsAt: number | null;
}

/**
 * Does what time asks of a tenant's requests, and looks at those whose deciders may be others by now: a batch in the
 * caller's transaction, with its history and audit. What another process does at this moment is left to it; what a
 * process that is killed had begun, the next one finds as it was.
 * @returns null for a tenant that has no policy
 */
export async function turnRequestClock(
  { policies }: Pick<Services, 'policies'>,
  tx: TenantTransaction,
  { correlationId, outlivedAfter, ahead = 0 }: ClockTurn,
): Promise<ClockTurned | null> {
  const standing = await holdTenantStanding(tx);
  if (standing === null || standing.policyVersion === 0) return null;
  const { policyVersion, directoryRevision, timeZone } = standing;
  const { compiled } = await policies.policy(tx.tenantId, policyVersion, () =>
    loadPolicyInForce(tx, policyVersion),
  );
  const directory = await policies.directory(tx.tenantId, directoryRevision, () =>
    loadDirectoryKnown(tx, directoryRevision),
  );
  const now = standing.now + ahead;
  const delegations = await loadDelegations(tx, now);
  const ground: ApprovalGround = {
    compiled,
    directory,
    environment: {
      now,
      met: metWhenActing,
      attributes: {},
      timeZone,
      rates: ratesOf(directory.directory, now),
    },
    delegations,
    lookedUnder: lookedHere(standing, directory, delegations, now),
  };
  const types = requestTypesOf(compiled).map(({ name }) => name);
  const timed = await lockDueRequests(tx, types, now, clockBatch);
  for (const stored of timed) await look(tx, ground, stored, correlationId);
  const due = timed.length + (await turnAccessClock(tx, ground, correlationId, clockBatch - timed.length));
  const left = clockBatch - due;
  const outlived =
    outlivedAfter === null || left === 0
      ? []
      : await lockOutlivedLooks(tx, ground.lookedUnder, outlivedAfter, left);
  for (const stored of outlived) await look(tx, ground, stored, correlationId);
  return {
    due,
    outlivedAfter: left === 0 ? outlivedAfter : (outlived.at(-1)?.id ?? null),
    lookedUnder: ground.lookedUnder,
    turnedAt: lastTurn(directory.directory, now),
    turnsAt: nextTurn(directory.directory, now),
  };
}

/** Looks at one request that this transaction has locked. */
async function look(
  tx: TenantTransaction,
  ground: ApprovalGround,
  stored: StoredRequest,
  correlationId: string,
): Promise<void> {
  const type = requestTypesOf(ground.compiled).find(({ name }) => name === stored.type);
  const resource = type === undefined ? null : await readRecord(tx, type, stored.id);
  // Under a policy that has no such requests there is nobody who could decide one, and nothing to wait for.
  if (resource === null) return;
  // Where those who are missing can decide no more, what was given may be enough: never for a step that came to be since.
  const here = { ...ground, sums: await sumsOf(tx, ground, [resource], 'look') };
  const deciders = decidersOf(here, { sentBy: stored.sentBy, resource });
  const found = caseOf(here, { stored, resource }, deciders);
  const state = here.sums.size === 0 ? found.state : addSteps(found.state, planHere(here, resource));
  const { next, effects } = runClock(state, ground.environment.now, deciders);
  await storeCase(tx, ground, stored.id, next);
  const begun = found.plan === 'moved' ? beginningOf(state) : [];
  const told = [...begun, ...effects];
  await tellCase(tx, ground, {
    id: stored.id,
    action: null,
    actor: null,
    before: state,
    next,
    effects: told,
  });
  const all = effects.map((effect) => happenedTo(ground, effect));
  for (const happened of found.plan === 'moved' ? [moved, ...all] : all) {
    if (happened !== null)
      await writeHappened(tx, ground, { stored, resource, next, correlationId }, happened);
  }
}

/** What an effect of the clock is called; null for what says nothing beyond another one. */
function happenedTo(ground: ApprovalGround, effect: CaseEffect): Happened | null {
  switch (effect.kind) {
    case 'reminded':
      return { action: 'remind', audit: 'request.reminded', step: effect.step, comment: null };
    case 'escalated':
      return { action: 'escalate', audit: 'request.escalated', step: effect.step, comment: null };
    case 'rerouted':
      return {
        action: 'reroute',
        audit: 'request.rerouted',
        step: effect.step,
        comment: rerouteWords(ground, effect.from, effect.to),
      };
    case 'settled':
      return effect.status === 'expired'
        ? { action: 'expire', audit: 'request.expired', step: null, comment: null }
        : { action: null, audit: 'request.completed', step: null, comment: null };
    case 'step-began':
    case 'step-done':
    case 'voided':
    case 'asked':
    case 'answered':
      return null;
    default:
      return effect satisfies never;
  }
}

/** At most this many are named; of more it is said how many there are. */
const mostNamed = 3;

/** Who decides it now that did not, and who no longer does. */
function rerouteWords({ directory }: ApprovalGround, from: readonly string[], to: readonly string[]): string {
  const names = (ids: readonly string[]): string => {
    const named = ids.slice(0, mostNamed).map((id) => directory.member(id)?.name ?? id);
    return ids.length > mostNamed
      ? `${named.join(', ')} and ${ids.length - mostNamed} more`
      : named.join(', ');
  };
  const [came, went] = [to.filter((id) => !from.includes(id)), from.filter((id) => !to.includes(id))];
  const sentences = [
    ...(came.length === 0 ? [] : [`Can decide it now: ${names(came)}.`]),
    ...(went.length === 0 ? [] : [`No longer: ${names(went)}.`]),
    ...(to.length === 0 ? ['Nobody can decide it.'] : []),
  ];
  return sentences.join(' ');
}
