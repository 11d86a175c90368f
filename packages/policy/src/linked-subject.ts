import type { CompiledGrant, CompiledPolicy, CompiledRole } from './compiled-policy.ts';
import type { FolderNode } from './folder-tree.ts';
import type { Subject } from './subject.ts';

/** A role that a subject holds at a folder and below, inside `[from, until)`; null bounds are open. */
export interface HeldRole {
  readonly role: CompiledRole;
  readonly folder: FolderNode;
  readonly from: number | null;
  readonly until: number | null;
}

/** What a subject's roles grant of one action in one folder, until an assignment begins or ends. */
export interface HeldGrants {
  /** Each once, however many ways lead to it: roles add up, they do not count. */
  readonly grants: readonly CompiledGrant[];
  /** Those of reading, which every action on an existing record also needs; none for `read` and `create` themselves. */
  readonly reading: readonly CompiledGrant[];
  /** The instants between which this holds: `[from, until)`. */
  readonly from: number;
  readonly until: number;
}

/** A subject's assignments in the names of one policy version. What the version does not have gives nothing. */
export interface LinkedSubject {
  readonly compiled: CompiledPolicy;
  /** What it was made of: a subject that holds others by now, or inherits from this one, is not the same. */
  readonly assignments: Subject['assignments'];
  readonly held: readonly HeldRole[];
  /** What the roles came to where they were asked about before. */
  readonly recalled: Map<number, HeldGrants>;
}

/** Where a subject keeps what a policy version made of it last. Not enumerable, so that no copy takes it along. */
const LINK = Symbol('link');

interface Linkable {
  [LINK]?: LinkedSubject;
}

function link(compiled: CompiledPolicy, subject: Subject): LinkedSubject {
  const held = subject.assignments.flatMap(({ assignment }): readonly HeldRole[] => {
    const role = compiled.assignable.get(assignment.role);
    const folder = compiled.folders(assignment.folder);
    if (role === undefined || folder === null) return [];
    return [{ role, folder, from: assignment.from, until: assignment.until }];
  });
  return { compiled, assignments: subject.assignments, held, recalled: new Map() };
}

/**
 * The subject as a policy version sees it, made when the version first asks. Kept on the subject itself: a table
 * beside it would cost every decision three more reads of cold memory.
 */
export function linkSubject(compiled: CompiledPolicy, subject: Subject): LinkedSubject {
  const known = (subject as Linkable)[LINK];
  if (known !== undefined && known.compiled === compiled && known.assignments === subject.assignments)
    return known;
  const linked = link(compiled, subject);
  // A frozen subject is decided on like any other; nothing can be kept on it.
  if (!Object.isExtensible(subject)) return linked;
  Object.defineProperty(subject, LINK, { value: linked, writable: true, configurable: true });
  return linked;
}
