import { diffMember, type MemberDiff } from '@remit/policy/compare/diff-member';
import { endingAt, memberOfChange, type PeopleChange } from './people-change.ts';
import { changedDirectory } from './people-change.ts';
import { changeSentences } from '../changes/change-sentences.ts';
import { RemitError } from '../errors.ts';
import { roleLabel } from '../grant-words.ts';
import { readyForMembership } from '../groups/groups-membership.ts';
import { impactHeadline } from '../impact-headline.ts';
import { knowDirectory } from '../known-directory.ts';
import { type KeptUntil, keptUntil } from '../kept-until.ts';
import { liveSessions } from '../live/live-sessions.ts';
import { momentWords } from '../as-of/moment-words.ts';
import { ofEverybody } from '../of-everybody.ts';
import { type AssignInput, readyToAssign, readyToUnassign } from './people-assign.ts';
import { readyToExtend } from './people-guests.ts';
import { type MoveMemberInput, readyToMove } from './people-move.ts';
import { peopleRefusal } from './people-refusal.ts';
import { readyToSuspend } from './people-suspend.ts';
import { remitErrorOf } from '../remit-error-of.ts';
import { explainOnRecord } from '../require/require-explain.ts';
import { requireMember } from '../require/require-member.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { PeopleChangeView } from './people-views.ts';

/** A change of one member, as a form has it. */
export type PreviewChangeInput =
  | ({ readonly kind: 'assign' } & AssignInput)
  | { readonly kind: 'unassign'; readonly member: string; readonly assignment: string }
  | { readonly kind: 'suspend' | 'restore'; readonly member: string }
  | { readonly kind: 'join' | 'leave'; readonly member: string; readonly group: string }
  | ({ readonly kind: 'move' } & MoveMemberInput)
  | { readonly kind: 'extend'; readonly member: string; readonly until: number };

/**
 * What a change would mean for a member, before it is made, and why it would be refused. Changes nothing.
 * @throws RemitError `not-found` for a member whom the asker may not see; `forbidden` for one whose access they may not
 *   be told of
 */
export async function previewPeopleChange(
  call: TenantCall,
  input: PreviewChangeInput,
): Promise<PeopleChangeView> {
  const before = requireMember(call, input.member);
  explainOnRecord(call, before);
  const found = changeOf(call, input);
  if (!found.ok) return { refusal: found.refusal, headline: null, sentences: [], sessions: 0 };
  const { change } = found;
  const after = knowDirectory(changedDirectory(call.directory.directory, change)).subject(input.member);
  const { compiled } = call.policy;
  // Whoever is kept out may do nothing, whatever they hold.
  const stands = ({ status }: { readonly status: string }): boolean => status === 'active';
  const now = instantOf(call, change);
  const environment = { ...ofEverybody(call), now };
  const sides = {
    before: stands(before.member) ? before : null,
    after: after !== null && stands(after.member) ? after : null,
  };
  const { directory } = call.directory;
  const diff = diffMember(
    { compiled, subject: sides.before },
    { compiled, subject: sides.after },
    environment,
    directory,
  );
  const kept = keptUntil(call.policy, sides, environment, directory, diff);
  const sessions = (await liveSessions(call, null)).filter(({ memberId }) => memberId === input.member);
  return {
    refusal: peopleRefusal(call, change),
    headline: headlineOf(call, before.member.name, withoutKept(diff, kept)) + keptWords(call, kept),
    sentences: [
      ...kept.flatMap(({ until, lost }) => changeSentences(call, lost, dayWords(call, until))),
      ...changeSentences(call, withoutKept(diff, kept)),
    ],
    sessions: memberOfChange(change) === null ? 0 : sessions.length,
  };
}

type Found =
  | { readonly ok: true; readonly change: PeopleChange }
  | { readonly ok: false; readonly refusal: string };

/** What a refusal says is the answer here; what the asker may not know of stays unknown. */
function changeOf(call: TenantCall, input: PreviewChangeInput): Found {
  try {
    return { ok: true, change: readyChange(call, input) };
  } catch (thrown) {
    const error = remitErrorOf(thrown);
    if (error.code === 'forbidden' || error.code === 'conflict' || error.code === 'invalid') {
      return { ok: false, refusal: error.publicMessage };
    }
    throw error;
  }
}

function readyChange(call: TenantCall, input: PreviewChangeInput): PeopleChange {
  switch (input.kind) {
    case 'assign':
      return { kind: 'assign', assignment: readyToAssign(call, input).assignment };
    case 'unassign': {
      const { assignment } = readyToUnassign(call, input.assignment);
      if (assignment.holder.id !== input.member) {
        throw new RemitError('invalid', '`assignment`: is held by somebody else');
      }
      return { kind: 'unassign', assignment };
    }
    case 'suspend':
    case 'restore':
      return { kind: input.kind, member: readyToSuspend(call, input.member, input.kind).member };
    case 'join':
    case 'leave': {
      const { member, group } = readyForMembership(call, input.kind, input);
      return { kind: input.kind, member, group };
    }
    case 'move': {
      const { department } = input;
      return { kind: 'move', member: readyToMove(call, input).member, department };
    }
    case 'extend': {
      const { member } = readyToExtend(call, input.member, input.until);
      return { kind: 'end-at', member, until: endingAt(member, input.until).until ?? input.until };
    }
    default:
      return input satisfies never;
  }
}

/** When the difference shows first: at once, or when what is given begins. */
function instantOf({ environment }: TenantCall, change: PeopleChange): number {
  const from = change.kind === 'assign' || change.kind === 'unassign' ? change.assignment.from : null;
  return Math.max(environment.now, from ?? environment.now);
}

const dayWords = ({ standing }: TenantCall, at: number): string => momentWords(at, standing.tenant.timeZone);

/** What is kept for a time alone is told as that. */
function withoutKept({ actions, fields }: MemberDiff, kept: readonly KeptUntil[]): MemberDiff {
  const timed = new Set(
    kept.flatMap(({ lost }) => [
      ...lost.actions.map(({ type, action }) => `action ${type} ${action}`),
      ...lost.fields.map(({ type, field }) => `field ${type} ${field}`),
    ]),
  );
  const stays = (change: string, name: string): boolean => change !== 'keeps' || !timed.has(name);
  return {
    actions: actions.filter(({ type, action, change }) => stays(change, `action ${type} ${action}`)),
    fields: fields.filter(({ type, field, change }) => stays(change, `field ${type} ${field}`)),
  };
}

/** " 3 things are kept until 1 Dec 2026, 00:00 only." Nothing where nothing is. */
function keptWords(call: TenantCall, kept: readonly KeptUntil[]): string {
  return kept
    .map(({ until, lost }) => {
      const count = lost.actions.length + lost.fields.length;
      return ` ${count} ${count === 1 ? 'thing is' : 'things are'} kept until ${dayWords(call, until)} only.`;
    })
    .join('');
}

function headlineOf(call: TenantCall, name: string, { actions, fields }: MemberDiff): string {
  const { compiled } = call.policy;
  const labels = (roles: readonly string[]): readonly string[] =>
    roles.map((role) => roleLabel(compiled, role));
  return impactHeadline(
    name,
    actions.map(({ type, action, change, cells }) => ({
      change,
      cells: cells.map((cell) => ({
        type,
        typeLabel: compiled.types.get(type)?.label ?? type,
        action,
        folder: cell.folder,
        change: cell.change,
        through: labels(cell.through),
      })),
    })),
    fields.map(({ change, through }) => ({ change, through: labels(through) })),
  );
}
