import { RemitError } from '../errors.ts';
import { roleLabel } from '../grant-words.ts';
import { requireAsked } from './simulate-ask.ts';
import { explainSimulated } from './simulate-decision.ts';
import type { SimulateQuestion } from './simulate-input.ts';
import { type Happening, type Moment, momentsOf } from './simulate-moments.ts';
import { simulatedRecord } from './simulate-resource.ts';
import { simulatedThen } from './simulate-then.ts';
import { simulatedUnder } from './simulate-under.ts';
import type { OverTimeView, TurnCause } from './simulate-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/** So many past moments are looked at in one call: each takes the directory of then. */
const pastAtOnce = 3;

/**
 * How the answer to a question about one person, action and record was at each moment that may have turned it, and will be
 * by what is known now, with what happened then; a part of them at a time. A stored record is as it is now.
 * @param after the last moment that was told before, in ms since 1970 UTC; null: from the first on
 * @throws RemitError `invalid` for a question with an open slot; `forbidden` for whoever may not read the policy
 */
export async function simulateOverTime(
  call: TenantCall,
  question: SimulateQuestion,
  after: number | null,
): Promise<OverTimeView> {
  const { member, action, resource } = question;
  if (member === null || action === null || resource.kind === 'anything') {
    throw new RemitError(
      'invalid',
      'an answer over time is about one person, one action and one record; name all three',
    );
  }
  const now = call.present ?? call;
  const subject = requireAsked(now, member, question);
  const record = await simulatedRecord(now, await simulatedUnder(now, { ...question, at: null }), resource);
  const { moments, more } = await momentsOf(now, subject);
  const part = partAfter(moments, after);
  const turns: OverTimeView['turns'][number][] = [];
  for (const { at, what } of part) {
    const asked = { ...question, at: what.kind === 'now' ? null : at };
    const then = await simulatedThen(now, asked);
    const under = await simulatedUnder(then, asked);
    const found = then.directory.subject(member);
    const outcome =
      found === null
        ? 'absent'
        : explainSimulated(then, under, { subject: found, action }, record).decision.outcome;
    turns.push({ at, outcome, cause: causeOf(then, what) });
  }
  const last = part.at(-1);
  const left = last === undefined ? 0 : moments.length - moments.indexOf(last) - 1;
  const next = left === 0 || last === undefined ? null : last.at;
  return { turns, more, total: moments.length, done: moments.length - left, next };
}

/** The next moments: some past ones; once few of those are left, all. For what is now and to come one directory does. */
function partAfter(moments: readonly Moment[], after: number | null): readonly Moment[] {
  const later = moments.filter(({ at }) => after === null || at > after);
  const past = later.findIndex(({ what }) => what.kind === 'now');
  return past > pastAtOnce ? later.slice(0, pastAtOnce) : later;
}

/** What happened, in the names of then. */
function causeOf({ policy, directory }: TenantCall, what: Happening): TurnCause {
  const label = (role: string): string => roleLabel(policy.compiled, role);
  switch (what.kind) {
    case 'role-starts':
    case 'role-ends':
      return { ...what, role: label(what.role) };
    case 'directory': {
      const { table, id, was, role, folder } = what.change;
      if (table === 'remit.member') return { kind: 'person-changed' };
      if (table === 'remit.group_member') {
        return { kind: was ? 'group-left' : 'group-joined', name: directory.group(id)?.name ?? id };
      }
      const held = directory.assignment(id);
      const kind = held === null ? 'role-taken' : was ? 'role-changed' : 'role-given';
      return { kind, role: label(held?.role ?? role ?? id), folder: held?.folder ?? folder ?? '/' };
    }
    case 'begun':
    case 'now':
    case 'version':
    case 'draft':
    case 'person-starts':
    case 'person-ends':
      return what;
    default:
      return what satisfies never;
  }
}
