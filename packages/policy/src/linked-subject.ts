import type { CompiledPolicy, CompiledRole } from './compiled-policy.ts';
import type { FolderNode } from './folder-tree.ts';
import type { Subject } from './subject.ts';

/** A role that a subject holds at a folder and below, inside `[from, until)`; open bounds are infinite. */
export interface HeldRole {
  readonly role: CompiledRole;
  readonly folder: FolderNode;
  readonly from: number;
  readonly until: number;
}

/** A subject's assignments in the names of one policy version. What the version does not have gives nothing. */
export interface LinkedSubject {
  readonly subject: Subject;
  readonly held: readonly HeldRole[];
}

/** The subject as a policy version sees it; looked up once a subject, not once a check. */
export function linkSubject(compiled: CompiledPolicy, subject: Subject): LinkedSubject {
  const known = compiled.linked.get(subject);
  if (known !== undefined) return known;
  const held = subject.assignments.flatMap(({ assignment }): readonly HeldRole[] => {
    const role = compiled.assignable.get(assignment.role);
    const folder = compiled.folders(assignment.folder);
    if (role === undefined || folder === null) return [];
    return [{ role, folder, from: assignment.from ?? -Infinity, until: assignment.until ?? Infinity }];
  });
  const linked: LinkedSubject = { subject, held };
  compiled.linked.set(subject, linked);
  return linked;
}
