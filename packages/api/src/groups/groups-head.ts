import type { AuditEvent } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Department } from '@remit/policy/directory';
import { writeAudit } from '@remit/store/audit/audit-log';
import { setDepartmentHead } from '@remit/store/directory/departments';
import { hashOf } from '@remit/store/secrets/hash-of';
import { type EffectOnMember, effectOnMembers, viewOfEffect } from '../effect-on-members.ts';
import { RemitError } from '../errors.ts';
import type { GroupEffectView } from './groups-views.ts';
import { happenedIn } from '../happened-in.ts';
import { changedDirectory, type PeopleChange } from '../people/people-change.ts';
import { peopleRefusal } from '../people/people-refusal.ts';
import type { PeopleOutcome } from '../people/people-refused.ts';
import { recordLook } from '../records/record-look.ts';
import { refusedEffect } from '../refused-effect.ts';
import { requireGivable } from '../require/require-givable.ts';
import { requireHolder } from '../require/require-holder.ts';
import { requireMember } from '../require/require-member.ts';
import { notFound } from '../store-errors.ts';
import type { TenantCall } from '../tenant-call.ts';
import { typeDecision } from '../type-decision.ts';

/** Who is to head a department; null: nobody. */
export interface HeadInput {
  readonly department: string;
  readonly head: string | null;
}

interface ReadyHead {
  readonly department: Department;
  readonly change: PeopleChange;
  readonly decision: DecisionInFull;
  readonly effects: readonly EffectOnMember[];
  readonly effectHash: string;
}

/**
 * What it would mean for whoever comes to head a department and whoever headed it, and why it would be refused. Changes
 * nothing, and is on record: it tells what others may do.
 * @throws RemitError as `setHead` does where it cannot be asked at all
 */
export function previewHead(call: TenantCall, input: HeadInput): GroupEffectView {
  const { department, change, decision, effects, effectHash } = readyToHead(call, input);
  recordLook(call, `what would another head of ${department.path} change?`, decision);
  return { refusal: peopleRefusal(call, change), ...viewOfEffect(call, effects), effectHash };
}

/**
 * Says who heads a department, with the tenant locked, if the effect is still the one that the asker accepted. What
 * waits for the head of it waits for them from then on.
 * @throws RemitError `not-found`; `conflict` when they head it already or have left, or when the effect is another one
 *   by now; `forbidden` with the reasons, or when it would raise the asker, leave nobody who can administer, or break a
 *   guard
 */
export async function setHead(
  call: TenantCall,
  input: HeadInput & { readonly effectHash: string },
): Promise<HeadInput> {
  const { department, change, decision, effectHash } = readyToHead(call, input);
  const { path, name, head: was } = department;
  const { head } = input;
  const happened = ({ outcome, because }: PeopleOutcome): AuditEvent => ({
    ...happenedIn(call, decision),
    action: 'department.headed',
    target: { type: 'remit.Department', id: path },
    outcome,
    because,
    before: { head: was },
    after: outcome === 'allow' ? { head } : null,
    details: { name, head, effectHash },
  });
  const refused = refusedEffect(call, change, input.effectHash === effectHash, happened);
  if (refused !== null) throw refused;
  if (!(await setDepartmentHead(call.tx, path, head)))
    throw new Error('a department that the directory has is not there');
  await writeAudit(call.tx, happened({ outcome: 'allow', because: decision.because }));
  return { department: path, head };
}

function readyToHead(call: TenantCall, { department: path, head }: HeadInput): ReadyHead {
  const decision = typeDecision(call);
  requireHolder(call, { kind: 'department', id: path });
  const department = call.directory.department(path);
  if (department === null) throw notFound();
  const next = head === null ? null : requireMember(call, head);
  if (department.head === head) {
    const is = next === null ? 'nobody heads' : `${next.member.name} heads`;
    throw new RemitError('conflict', `${is} ${department.name} already`);
  }
  if (next?.member.status === 'left') throw new RemitError('conflict', `${next.member.name} has left`);
  if (next !== null) requireGivable(call, next);
  const change: PeopleChange = { kind: 'head', department, head: next?.member ?? null };
  const { now } = call.environment;
  const effects = effectOnMembers(call, changedDirectory(call.directory.directory, change), ({ member }) =>
    member.id === head || member.id === department.head ? [now] : [],
  );
  const told = effects.map(({ member, result }) => [member, result]);
  return {
    department,
    change,
    decision,
    effects,
    effectHash: hashOf({ department: path, head, was: department.head, told }),
  };
}
