import { matches } from '@remit/policy/evaluate-row-filter';
import { standingProblem } from '@remit/policy/standing';
import type { Subject } from '@remit/policy/subject';
import { type AccessChange, accessChangesOfWeek } from '@remit/store/audit/audit-weeks';
import { rowsOf } from '../guard.ts';
import type { HomeView } from './home-views.ts';
import { memberRecord } from '../people/people-search.ts';
import type { TenantCall } from '../tenant-call.ts';
import { toldMembers } from '../told-members.ts';

/** An end is near so many ms before it. */
const soon = 14 * 86_400_000;
const mostNamed = 3;
const mostChanges = 500;

/** Guests whose time ends soon, to whoever may give them more of it. */
export function guestsEnding(call: TenantCall): HomeView['guests'] {
  const { directory } = call;
  const { now } = call.environment;
  const invitable = rowsOf(call, 'remit.Member', 'invite');
  if (invitable.kind === 'none') return null;
  const readable = rowsOf(call, 'remit.Member', 'read');
  const ending = directory.directory.members
    .flatMap((member) =>
      member.until === null || member.until > now + soon ? [] : [{ member, until: member.until }],
    )
    .filter(({ member }) => {
      const record = memberRecord(member);
      return standingProblem(member, now) === null && matches(readable, record) && matches(invitable, record);
    })
    .toSorted((a, b) => a.until - b.until || (a.member.id < b.member.id ? -1 : 1));
  return {
    count: ending.length,
    ending: ending.slice(0, mostNamed).flatMap(({ member, until }) => {
      const person = directory.chip(member.id);
      return person === null ? [] : [{ person, until }];
    }),
  };
}

/** Whose access others changed this week among the people of the asker's departments whom the asker may explain. */
export async function teamChanges(call: TenantCall): Promise<HomeView['team']> {
  const { subject, directory, environment, tx } = call;
  if (subject.heads.length === 0) return null;
  const told = toldMembers(call);
  const team = [...directory.subjects()].filter(
    ({ member, departments }) =>
      member.id !== subject.member.id &&
      told(member.id) &&
      departments.some((path) => subject.heads.includes(path)),
  );
  if (team.length === 0) return null;
  const others = (await accessChangesOfWeek(tx, environment.now, mostChanges)).filter(
    ({ actor }) => actor !== subject.member.id,
  );
  const changed = team.filter((each) => others.some((change) => reaches(change, each)));
  const latest = others.find((change) => team.some((each) => reaches(change, each)));
  return {
    people: changed.slice(0, mostNamed).flatMap(({ member }) => directory.chip(member.id) ?? []),
    total: changed.length,
    latest: latest?.at ?? null,
  };
}

function reaches({ holder }: AccessChange, { member, groups, departments }: Subject): boolean {
  switch (holder.kind) {
    case 'member':
      return holder.id === member.id;
    case 'group':
      return groups.includes(holder.id);
    case 'department':
      return departments.includes(holder.id);
    default:
      return holder.kind satisfies never;
  }
}
