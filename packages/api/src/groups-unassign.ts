import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import { diffMember, type MemberDiff } from '@remit/policy/diff-member';
import type { Assignment } from '@remit/policy/directory';
import { EFFECT_RESULTS, type EffectResult } from '@remit/policy/effect-on-people';
import { matches } from '@remit/policy/evaluate-row-filter';
import { periodStanding } from '@remit/policy/standing';
import { deleteAssignment } from '@remit/store/assignments';
import { writeAudit } from '@remit/store/audit-log';
import { hashOf } from '@remit/store/hash-of';
import { assignmentRecord } from './assignment-record.ts';
import { changeSentences } from './change-sentences.ts';
import { denialOf } from './denial.ts';
import { RemitError } from './errors.ts';
import type { CommonHolder, GroupEffectView } from './groups-views.ts';
import { rowsOf } from './guard.ts';
import { happenedIn } from './happened-in.ts';
import { knowDirectory } from './known-directory.ts';
import { notFoundDenial } from './not-found-denial.ts';
import { changedDirectory } from './people-change.ts';
import { peopleRefusal } from './people-refusal.ts';
import { memberRecord } from './people-search.ts';
import { type TenantCall, decideHere } from './tenant-call.ts';

const mostNamed = 50;
/** So much is said of each. */
const mostSaid = 3;

/** A role that a group or a department holds, which is about to end, and what that means for everybody in it. */
interface ReadyEnd {
  readonly assignment: Assignment;
  readonly holder: CommonHolder;
  readonly decision: DecisionInFull;
  readonly effects: readonly {
    readonly member: string;
    readonly diff: MemberDiff;
    readonly result: EffectResult;
  }[];
  readonly effectHash: string;
}

/**
 * What ending a role of a group or a department would mean for everybody in it, and why it would be refused. Changes
 * nothing, and is on record: it tells what others may do.
 * @throws RemitError as `endGroupRole` does where it cannot be asked at all
 */
export function previewGroupRole(call: TenantCall, id: string): GroupEffectView {
  const { assignment, decision, effects, effectHash } = readyToEnd(call, id);
  const { policyVersion, directoryRevision } = call.standing;
  const { role, folder } = assignment;
  call.reads.push({
    ...happenedIn(call, decision),
    action: 'access.explained',
    target: { type: 'remit.Member', id: null },
    outcome: 'allow',
    because: decision.because,
    details: {
      policyVersion,
      directoryRevision,
      question: `what would ending ${role} in ${folder} for everybody in ${assignment.holder.id} change?`,
    },
  });
  const explained = rowsOf(call, 'remit.Member', 'explain');
  const counts = Object.fromEntries(
    EFFECT_RESULTS.map((result) => [result, effects.filter((each) => each.result === result).length]),
  ) as Record<EffectResult, number>;
  return {
    refusal: peopleRefusal(call, { kind: 'unassign', assignment }),
    counts,
    people: effects
      .filter(({ member }) => {
        const found = call.directory.member(member);
        return found !== null && matches(explained, memberRecord(found));
      })
      .toSorted((one, other) => EFFECT_RESULTS.indexOf(one.result) - EFFECT_RESULTS.indexOf(other.result))
      .slice(0, mostNamed)
      .flatMap(({ member, diff, result }) => {
        const person = call.directory.chip(member);
        return person === null
          ? []
          : [{ person, result, sentences: changeSentences(call, diff).slice(0, mostSaid) }];
      }),
    effectHash,
  };
}

/**
 * Ends a role that a group or a department holds, with the tenant locked, if the effect is still the one that the asker
 * accepted.
 * @throws RemitError `not-found`; `invalid` for a role of one member alone; `forbidden` with the reasons, or when it would
 *   leave nobody who can administer or break a guard; `conflict` when the effect is another one by now
 */
export async function endGroupRole(
  call: TenantCall,
  input: { readonly assignment: string; readonly effectHash: string },
): Promise<{ readonly assignment: string }> {
  const { assignment, holder, decision, effectHash } = readyToEnd(call, input.assignment);
  const { id, role, folder, from, until } = assignment;
  const standing = periodStanding(assignment, call.environment.now);
  const happened = (outcome: 'allow' | 'deny', because: readonly AuditReason[]): AuditEvent => ({
    ...happenedIn(call, decision),
    action: 'assignment.ended',
    target: { type: 'remit.Assignment', id },
    outcome,
    because,
    before: { role, folder, from, until, standing },
    after: null,
    details: { member: null, holder, role, folder, from, until },
  });
  const refused = (code: 'forbidden' | 'conflict', sentence: string): RemitError =>
    new RemitError(code, sentence, {
      sentences: [sentence],
      denial: happened('deny', [{ kind: 'state', because: sentence }]),
    });
  if (input.effectHash !== effectHash) {
    throw refused('conflict', 'the effect is no longer the one you accepted; look at it again');
  }
  const refusal = peopleRefusal(call, { kind: 'unassign', assignment });
  if (refusal !== null) throw refused('forbidden', refusal);
  if (!(await deleteAssignment(call.tx, id)))
    throw new Error('an assignment that the directory has is not there');
  await writeAudit(call.tx, happened('allow', decision.because));
  return { assignment: id };
}

function readyToEnd(call: TenantCall, id: string): ReadyEnd {
  const assignment = call.directory.assignment(id);
  if (assignment === null) throw notFoundDenial(call, id, [{ kind: 'unreadable' }]);
  const decision = decideHere(call, 'delete', assignmentRecord(id, assignment.role, assignment.folder));
  if (decision.outcome !== 'allow') {
    throw decision.denial === 'not-found'
      ? notFoundDenial(call, id, decision.because)
      : denialOf(call, 'remit.Assignment:delete', id, decision.because);
  }
  const { kind } = assignment.holder;
  if (kind === 'member') {
    throw new RemitError('invalid', '`assignment`: is held by one member alone; end it where they are shown');
  }
  const effects = effectsOf(call, assignment);
  const told = effects.map(({ member, result }) => [member, result]);
  const holder = { kind, id: assignment.holder.id };
  return { assignment, holder, decision, effects, effectHash: hashOf({ assignment: id, told }) };
}

/** What ending an assignment changes for each of those whom it reaches, from when it counts. */
function effectsOf(call: TenantCall, assignment: Assignment): ReadyEnd['effects'] {
  const { directory, policy, environment } = call;
  const { compiled } = policy;
  const after = knowDirectory(changedDirectory(directory.directory, { kind: 'unassign', assignment }));
  const now = Math.max(environment.now, assignment.from ?? environment.now);
  return directory.subjects().flatMap((subject) => {
    if (!subject.assignments.some((held) => held.assignment.id === assignment.id)) return [];
    const diff = diffMember(
      { compiled, subject: subject.member.status === 'active' ? subject : null },
      { compiled, subject: subject.member.status === 'active' ? after.subject(subject.member.id) : null },
      { ...environment, now },
      directory.directory,
    );
    return [{ member: subject.member.id, diff, result: gravestOf(diff) }];
  });
}

/** What changes for somebody, as one word: what they must not miss comes first. */
function gravestOf({ actions, fields }: MemberDiff): EffectResult {
  const found = new Set<string>([
    ...actions.flatMap(({ change, cells }) => [change, ...cells.map((cell) => cell.change)]),
    ...fields.map(({ change }) => change),
  ]);
  return EFFECT_RESULTS.find((result) => found.has(result)) ?? 'keeps';
}
