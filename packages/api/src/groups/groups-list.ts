import type { Subject } from '@remit/policy/subject';
import { matches } from '@remit/policy/evaluate-row-filter';
import type { CommonHolder, GroupRow, GroupsView } from './groups-views.ts';
import { metWhenActing, rowsOf, typeGuard } from '../guard.ts';
import { memberRecord } from '../people/people-search.ts';
import type { TenantCall } from '../tenant-call.ts';
import { whoAdministers } from '../who-administers.ts';

/**
 * Every group and department with somebody in it whom the asker may see, and the empty ones for whoever may fill them:
 * how many are in it, and how many roles it gives.
 */
export function listGroups(call: TenantCall): GroupsView {
  const { groups, departments } = call.directory.directory;
  const seen = seenBy(call);
  const fills = seesEmpty(call);
  const holders: readonly CommonHolder[] = [
    ...groups
      .toSorted((one, other) => byName.compare(one.name, other.name))
      .map(({ id }) => ({ kind: 'group', id }) as const),
    ...departments
      .toSorted((one, other) => (one.path < other.path ? -1 : 1))
      .map(({ path }) => ({ kind: 'department', id: path }) as const),
  ];
  return {
    groups: holders
      .map((holder) => ({ holder, inIt: call.directory.subjects().filter((each) => isIn(each, holder)) }))
      .filter(({ inIt }) => (inIt.length === 0 ? fills : inIt.some(seen)))
      .map(({ holder }) => groupRow(call, holder)),
    make: typeGuard(call, 'remit.Member', 'update', whoAdministers(call)),
  };
}

/** Whether the asker is shown groups and departments with nobody in them: whoever may update everybody makes and fills them. */
export function seesEmpty(call: TenantCall): boolean {
  return rowsOf(call, 'remit.Member', 'update', metWhenActing).kind === 'all';
}

/** Whether the asker may see somebody. */
export function seenBy(call: TenantCall): (subject: Subject) => boolean {
  const readable = rowsOf(call, 'remit.Member', 'read');
  return ({ member }) => matches(readable, memberRecord(member));
}

/** Whether somebody is in a group or a department, directly or through what lies in it. */
export function isIn({ groups, departments }: Subject, { kind, id }: CommonHolder): boolean {
  return (kind === 'group' ? groups : departments).includes(id);
}

/** How a group or a department stands in a list. */
export function groupRow({ directory }: TenantCall, holder: CommonHolder): GroupRow {
  const { kind, id } = holder;
  const named = kind === 'group' ? directory.group(id) : directory.department(id);
  return {
    ...holder,
    name: named?.name ?? id,
    members: directory.subjects().filter((subject) => isIn(subject, holder)).length,
    roles: directory.directory.assignments.filter(({ holder: held }) => held.kind === kind && held.id === id)
      .length,
  };
}

const byName = new Intl.Collator('en', { sensitivity: 'base' });
