import { RemitError } from './errors.ts';
import { roleLabel } from './grant-words.ts';
import { requireAsked } from './simulate-ask.ts';
import { explainSimulated } from './simulate-decision.ts';
import type { SimulateQuestion } from './simulate-input.ts';
import { type Happening, momentsOf } from './simulate-moments.ts';
import { simulatedRecord } from './simulate-resource.ts';
import { simulatedThen } from './simulate-then.ts';
import { simulatedUnder } from './simulate-under.ts';
import type { OverTimeView, TurnCause } from './simulate-views.ts';
import type { TenantCall } from './tenant-call.ts';

/**
 * How the answer to a question about one person, action and record was at each moment that may have turned it, and will be
 * by what is known now, with what happened then. A stored record is as it is now.
 * @throws RemitError `invalid` for a question with an open slot; `forbidden` for whoever may not read the policy
 */
export async function simulateOverTime(call: TenantCall, question: SimulateQuestion): Promise<OverTimeView> {
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
  const turns: OverTimeView['turns'][number][] = [];
  for (const { at, what } of moments) {
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
  return { turns, more };
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
