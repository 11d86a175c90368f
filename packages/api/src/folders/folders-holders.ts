import { matches } from '@remit/policy/evaluate-row-filter';
import { isWithin } from '@remit/policy/path';
import { periodStanding, standingProblem } from '@remit/policy/standing';
import type { FolderHoldersView } from './folders-views.ts';
import { throughName } from '../grant-words.ts';
import { rowsOf } from '../guard.ts';
import { memberRecord } from '../people/people-search.ts';
import { requireFolder } from '../require/require-folder.ts';
import type { TenantCall } from '../tenant-call.ts';

/** At most this many holders are named; how many there are is said beside. */
const mostNamed = 100;
const byName = new Intl.Collator('en', { sensitivity: 'base' });

/**
 * Who holds a role in a folder by being assigned it there or above: how many, and by name those whom the asker may see.
 * @throws RemitError as `requireFolder` does
 */
export function folderHolders(call: TenantCall, folder: string, role: string): FolderHoldersView {
  const { directory, environment } = call;
  requireFolder(call, 'read', folder);
  const readable = rowsOf(call, 'remit.Member', 'read');
  const holders = directory.subjects().flatMap(({ member, assignments }) => {
    if (standingProblem(member, environment.now) !== null) return [];
    const reaching = assignments.filter(
      ({ assignment }) =>
        assignment.role === role &&
        isWithin(folder, assignment.folder) &&
        periodStanding(assignment, environment.now) === 'active',
    );
    // The nearest is what somebody who looks at this folder can do something about.
    const [nearest] = reaching.toSorted((a, b) => b.assignment.folder.length - a.assignment.folder.length);
    return nearest === undefined ? [] : [{ member, nearest }];
  });
  const named = holders
    .filter(({ member }) => matches(readable, memberRecord(member)))
    .toSorted((a, b) => byName.compare(a.member.name, b.member.name));
  return {
    folder,
    role,
    total: holders.length,
    people: named.slice(0, mostNamed).flatMap(({ member, nearest: { assignment, through } }) => {
      const person = directory.chip(member.id);
      const { folder: from, until } = assignment;
      if (person === null) return [];
      return [
        { person, from, until, through: { kind: through.kind, name: throughName(directory, through) } },
      ];
    }),
  };
}
