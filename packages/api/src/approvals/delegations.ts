import { randomUUID } from 'node:crypto';
import type { AuditEvent } from '@remit/audit/audit-event';
import { standingProblem } from '@remit/policy/standing';
import { writeAudit } from '@remit/store/audit/audit-log';
import {
  endDelegation,
  insertDelegation,
  loadDelegations,
  lockDelegation,
  type StoredDelegation,
} from '@remit/store/requests/delegations';
import { denialOf, refusedPermission } from '../denial.ts';
import { RemitError } from '../errors.ts';
import { metWhenActing, rowsGuard, rowsOf } from '../guard.ts';
import { happenedIn } from '../happened-in.ts';
import { memberRecord } from '../people/people-search.ts';
import { ofAnyType, requestTypes } from '../requests/request-types.ts';
import { notFound } from '../store-errors.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';
import type { DelegationsView, DelegationView } from './delegation-views.ts';
import type { PersonChip } from '../views.ts';
import { whoAdministers } from '../who-administers.ts';

/** Who is to decide in the asker's place, and when. Instants are ms since 1970 UTC; it counts inside `[since, until)`. */
export interface DelegationInput {
  readonly to: string;
  /** Null for at once. */
  readonly since: number | null;
  readonly until: number;
  /** Whether the delegate may hand it on. */
  readonly passOn: boolean;
  readonly reason: string;
}

/** Nobody is out of office for longer: who leaves for good hands over the role. */
const longest = 366 * 86_400_000;

/** The asker's delegations, given and received, that count now or will; all of them for whoever administers people. */
export async function delegationsSeen(call: TenantCall): Promise<readonly StoredDelegation[]> {
  const me = call.subject.member.id;
  const all = await loadDelegations(call.tx, call.environment.now);
  const administers = rowsGuard(call, 'remit.Member', 'suspend', null).allowed;
  return all.filter(({ from, to }) => administers || from === me || to === me);
}

/** What `delegationsSeen` finds, by the asker's part in it, and whether they may hand over themselves. */
export async function listDelegations(call: TenantCall): Promise<DelegationsView> {
  const me = call.subject.member.id;
  const seen = await delegationsSeen(call);
  const views = (kept: (each: StoredDelegation) => boolean) =>
    seen.filter(kept).map((each) => viewOf(call, each));
  return {
    given: views(({ from }) => from === me),
    received: views(({ to }) => to === me),
    others: views(({ from, to }) => from !== me && to !== me),
    create: ofAnyType(call, (type) => rowsGuard(call, type, 'approve', whoAdministers(call))),
  };
}

/**
 * Hands the asker's decisions to somebody for a time. It gives the delegate no right: what the asker may not decide, they
 * may not either, and nobody decides what they submitted.
 * @throws RemitError `invalid` for a member, a time or a chain that is none; `forbidden` to whoever decides nothing
 */
export async function createDelegation(call: TenantCall, input: DelegationInput): Promise<DelegationView> {
  if (!decidesRequests(call)) {
    throw denialOf(call, 'fin.PaymentRequest:approve', null, [{ kind: 'no-grant', tried: [] }]);
  }
  const { now } = call.environment;
  const since = input.since ?? now;
  const { member } = call.subject;
  const delegate = call.directory.member(input.to);
  if (delegate === null || standingProblem(delegate, now) !== null) {
    throw new RemitError('invalid', '`to`: there is no active member of that id');
  }
  if (delegate.person === member.person) {
    throw new RemitError('invalid', '`to`: nobody decides in their own place, by whatever account');
  }
  if (since < now || input.until <= since) {
    throw new RemitError('invalid', '`until`: it begins now or later, and ends after it begins');
  }
  if (input.until - since > longest) {
    throw new RemitError(
      'invalid',
      '`until`: for a year at most; give the role to whoever takes over for longer',
    );
  }
  const { until, passOn, reason } = input;
  const made = { id: randomUUID(), from: member.id, to: delegate.id, since, until, passOn, reason };
  await insertDelegation(call.tx, made);
  await writeAudit(call.tx, delegationEvent(call, 'delegation.created', made));
  return viewOf(call, made);
}

/**
 * Ends a delegation at once: by whoever gave it, or by somebody who administers people.
 * @throws RemitError `not-found` for one that is not there and for one that is not the asker's to end; audited
 */
export async function endDelegationNow(call: TenantCall, id: string): Promise<{ readonly id: string }> {
  const found = await lockDelegation(call.tx, id);
  if (found === null || !endGuard(call, found).allowed) {
    const { publicMessage } = notFound();
    const target = { type: 'remit.Delegation', id };
    throw new RemitError('not-found', publicMessage, {
      denial: refusedPermission(
        call,
        'remit.Member:suspend',
        target,
        [{ kind: 'unreadable' }],
        publicMessage,
      ),
    });
  }
  await endDelegation(call.tx, id, call.environment.now);
  await writeAudit(call.tx, delegationEvent(call, 'delegation.ended', found));
  return { id };
}

const decidesRequests = (call: TenantCall): boolean =>
  requestTypes(call).some(({ name }) => rowsOf(call, name, 'approve', metWhenActing).kind !== 'none');

/** At most so many are offered. */
const mostOffered = 10;

/** Whom the asker could hand decisions to: active members whose name has these letters. */
export function delegateCandidates(call: TenantCall, q: string): readonly PersonChip[] {
  if (!decidesRequests(call)) return [];
  const wanted = q.normalize('NFKC').toLocaleLowerCase('en');
  const { person } = call.subject.member;
  return call.directory.directory.members
    .filter((member) => member.person !== person && standingProblem(member, call.environment.now) === null)
    .filter(({ name }) => name.normalize('NFKC').toLocaleLowerCase('en').includes(wanted))
    .slice(0, mostOffered)
    .flatMap(({ id }) => call.directory.chip(id) ?? []);
}

function endGuard(call: TenantCall, { from }: StoredDelegation): DelegationView['end'] {
  if (from === call.subject.member.id) return { allowed: true, because: 'You gave it.' };
  const giver = call.directory.member(from);
  const allowed = giver !== null && decideHere(call, 'suspend', memberRecord(giver)).outcome === 'allow';
  return allowed
    ? { allowed: true, because: 'You administer people here.' }
    : { allowed: false, reason: 'Whoever gave it ends it, or somebody who administers people.', next: null };
}

function viewOf(call: TenantCall, delegation: StoredDelegation): DelegationView {
  const { id, from, to, since, until, passOn, reason } = delegation;
  const { now } = call.environment;
  const chip = (member: string) => call.directory.chip(member);
  return {
    id,
    from: chip(from),
    to: chip(to),
    since,
    until,
    passOn,
    reason,
    standing: now < since ? 'not-started' : now < until ? 'active' : 'ended',
    end: endGuard(call, delegation),
  };
}

function delegationEvent(
  call: TenantCall,
  action: 'delegation.created' | 'delegation.ended',
  { id, ...details }: StoredDelegation,
): AuditEvent {
  return {
    ...happenedIn(call, null),
    action,
    target: { type: 'remit.Delegation', id },
    outcome: 'allow',
    because: [],
    details,
  };
}
