import { matches } from '@remit/policy/evaluate-row-filter';
import { upward } from '@remit/policy/path';
import { periodStanding, standingProblem } from '@remit/policy/standing';
import { loadFolderNames } from '@remit/store/directory/folders';
import { assignmentRecord } from '../assignment-record.ts';
import { folderRecord } from './folder-record.ts';
import type { FolderHolding, FolderRights, FoldersView } from './folders-views.ts';
import { roleLabel } from '../grant-words.ts';
import { pastMoment } from '../as-of/as-of.ts';
import { metWhenActing, rowsGuard, rowsOf } from '../guard.ts';
import type { TenantCall } from '../tenant-call.ts';
import { whoAdministers } from '../who-administers.ts';

/** The folders that the asker may see, with what is given in them. An administrator of a branch sees that branch. */
export async function listFolders(call: TenantCall): Promise<FoldersView> {
  const { directory, policy } = call;
  const readable = rowsOf(call, 'remit.Folder', 'read');
  const folders = directory.directory.folders.filter((path) => matches(readable, folderRecord(path)));
  const listed = new Set(folders);
  const above = new Set(folders.flatMap(upward));
  const { document } = policy.compiled;
  const names = await loadFolderNames(call.tx, pastMoment(call));
  return {
    folders,
    names: Object.fromEntries(names.flatMap(({ path, name }) => (listed.has(path) ? [[path, name]] : []))),
    roles:
      folders.length === 0
        ? []
        : document.roles.map(({ name }) => ({ name, label: roleLabel(policy.compiled, name) })),
    holdings: holdingsFor(call, above),
    scopes: document.folderScopes
      // What holds in a folder that is listed; and what is said of a path in it that is no folder, or not any more.
      .filter(({ folder }) => above.has(folder) || upward(folder).some((path) => listed.has(path)))
      .map(({ folder, role, grants }) => ({ folder, role, grants: grants.length })),
    update: rightsTo(call, 'update', folders),
    create: rightsTo(call, 'create', folders),
    assign: assignRights(call, folders),
    change: rowsGuard(call, 'remit.Folder', 'update', whoAdministers(call)),
  };
}

function rightsTo(call: TenantCall, action: 'update' | 'create', folders: readonly string[]): FolderRights {
  // At another moment nothing is changed.
  if (call.present !== undefined) return [];
  const filter = rowsOf(call, 'remit.Folder', action, metWhenActing);
  return rightsOf(folders, (path) => matches(filter, folderRecord(path)));
}

/** Where the asker may assign some role or other; which one is decided when it is chosen. */
function assignRights(call: TenantCall, folders: readonly string[]): FolderRights {
  const filter = rowsOf(call, 'remit.Assignment', 'create', metWhenActing);
  if (filter.kind === 'none' || call.present !== undefined) return [];
  const roles = [...call.policy.compiled.roles.keys()];
  return rightsOf(folders, (path) =>
    roles.some((role) => matches(filter, assignmentRecord(null, role, path))),
  );
}

function rightsOf(folders: readonly string[], may: (path: string) => boolean): FolderRights {
  const some = folders.filter(may);
  return some.length > 0 && some.length === folders.length ? 'all' : some;
}

/** How many hold each role at each folder at which it is assigned, and in all with what comes down to it. */
function holdingsFor(call: TenantCall, above: ReadonlySet<string>): readonly FolderHolding[] {
  const { directory, environment } = call;
  const at = new Map<string, Map<string, Set<string>>>();
  for (const { member, assignments } of directory.subjects()) {
    if (standingProblem(member, environment.now) !== null) continue;
    for (const { assignment } of assignments) {
      if (periodStanding(assignment, environment.now) !== 'active') continue;
      const byFolder = at.get(assignment.role) ?? new Map<string, Set<string>>();
      at.set(assignment.role, byFolder);
      const people = byFolder.get(assignment.folder) ?? new Set<string>();
      byFolder.set(assignment.folder, people.add(member.id));
    }
  }
  return [...at].flatMap(([role, byFolder]) =>
    [...byFolder].flatMap(([folder, people]): FolderHolding[] => {
      if (!above.has(folder)) return [];
      const all = new Set(upward(folder).flatMap((path) => [...(byFolder.get(path) ?? [])]));
      return [{ folder, role, here: people.size, inAll: all.size }];
    }),
  );
}
