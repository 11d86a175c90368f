import { LIMITS } from '@remit/policy/limits';
import { insertFolder, renameFolder as renameStored } from '@remit/store/directory/folders';
import { writeAudit } from '@remit/store/audit/audit-log';
import { RemitError } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import { requireFolder } from '../require/require-folder.ts';
import { notFound } from '../store-errors.ts';
import type { TenantCall } from '../tenant-call.ts';

/** A folder that is to be made: in which one, how its path ends, and what it is called. */
export interface NewFolder {
  readonly parent: string;
  readonly end: string;
  readonly name: string;
}

/** The path of a folder inside another. */
export const pathInside = (parent: string, end: string): string => `${parent === '/' ? '' : parent}/${end}`;

/**
 * Makes a folder. It begins empty, so nobody gains or loses anything by it.
 * @throws RemitError as `requireFolder` does, of the folder that it is made in; `conflict` where there is one already;
 *   `invalid` where the tree would become too deep
 */
export async function createFolder(
  call: TenantCall,
  { parent, end, name }: NewFolder,
): Promise<{ readonly path: string }> {
  const decision = requireFolder(call, 'create', parent);
  const path = pathInside(parent, end);
  requireRoom(call, path);
  await insertFolder(call.tx, path, name);
  await writeAudit(call.tx, {
    ...happenedIn(call, decision),
    action: 'folder.created',
    target: { type: 'remit.Folder', id: path },
    outcome: 'allow',
    because: decision.because,
    after: { path, name },
    details: { name },
  });
  return { path };
}

/**
 * Calls a folder otherwise. Its path stays, so everything that is said of it stays true.
 * @throws RemitError as `requireFolder` does
 */
export async function renameFolder(
  call: TenantCall,
  path: string,
  name: string,
): Promise<{ readonly path: string }> {
  const decision = requireFolder(call, 'update', path);
  const was = await renameStored(call.tx, path, name);
  if (was === null) throw notFound();
  await writeAudit(call.tx, {
    ...happenedIn(call, decision),
    action: 'folder.renamed',
    target: { type: 'remit.Folder', id: path },
    outcome: 'allow',
    because: decision.because,
    before: { name: was },
    after: { name },
    details: { name },
  });
  return { path };
}

/** @throws RemitError `conflict` where something has that path; `invalid` where it is deeper than trees are */
export function requireRoom({ directory }: TenantCall, path: string, below = 0): void {
  const { folders } = directory.directory;
  if (folders.some((each) => each === path || each.startsWith(`${path}/`))) {
    throw new RemitError('conflict', `there is a folder ${path} already; choose another name or place`);
  }
  const depth = path.split('/').length + below;
  if (depth > LIMITS.folders) {
    throw new RemitError('invalid', `a tree has at most ${LIMITS.folders} levels; this would have ${depth}`);
  }
}
