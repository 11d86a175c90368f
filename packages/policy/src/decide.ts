import type { Check, Resource } from './check.ts';
import type { CompiledAction, CompiledGrant, CompiledPolicy } from './compiled-policy.ts';
import type { Decision, PlainReason, Reason } from './decision.ts';
import type { FolderNode } from './folder-tree.ts';
import { conclude, type Judged } from './conclude.ts';
import { decideType } from './decide-type.ts';
import { heldGrants } from './held-grants.ts';
import { judge, judgeReading } from './judge.ts';
import { refuse, type Judgement } from './judgement.ts';
import { linkSubject, type LinkedSubject } from './linked-subject.ts';
import type { Situation } from './situation.ts';
import { standingProblem } from './standing.ts';

/**
 * How one action on one record is judged: shortly for a decision, in full for an explanation.
 * @param grants that the subject's roles give there
 */
export type JudgeOne<Why> = (
  grants: readonly CompiledGrant[],
  action: CompiledAction,
  situation: Situation,
  folder: FolderNode,
) => Judgement<Why>;

/** What a check comes down to: refused before any role is looked at, asked of a type, or judged on a record. */
export type Question =
  | { readonly kind: 'refused'; readonly denial: 'forbidden' | 'not-found'; readonly reason: PlainReason }
  | { readonly kind: 'type'; readonly action: CompiledAction }
  | { readonly kind: 'record'; readonly action: CompiledAction; readonly folder: FolderNode };

const UNKNOWN_ACTION: Question = { kind: 'refused', denial: 'forbidden', reason: { kind: 'unknown-action' } };
const NO_FOLDER: PlainReason = { kind: 'no-folder' };
const NO_NEXT: readonly never[] = [];

/** Every reason that rests on the subject and the question alone comes first. */
export function questionOf(compiled: CompiledPolicy, check: Check): Question {
  const { resource, next, subject, environment } = check;
  const action = compiled.actions.get(resource.type)?.get(check.action);
  if (action === undefined) return UNKNOWN_ACTION;
  const problem = standingProblem(subject.member, environment.now);
  if (problem !== null)
    return { kind: 'refused', denial: 'forbidden', reason: { kind: 'standing', problem } };
  if (next !== undefined && next.type !== resource.type) return UNKNOWN_ACTION;
  const nowhere = next !== undefined && next.folder !== null && compiled.folders(next.folder) === null;
  if (nowhere) return { kind: 'refused', denial: 'forbidden', reason: NO_FOLDER };
  const folder = resource.folder === null ? null : compiled.folders(resource.folder);
  if (resource.id === null && action.name !== 'create') {
    if (folder !== null || resource.folder === null) return { kind: 'type', action };
    return { kind: 'refused', denial: 'forbidden', reason: NO_FOLDER };
  }
  if (folder !== null) return { kind: 'record', action, folder };
  return { kind: 'refused', denial: action.name === 'create' ? 'forbidden' : 'not-found', reason: NO_FOLDER };
}

/** A record that is still to be made has no past, whatever was sent. */
const unmade = (resource: Resource): Resource => ({ ...resource, history: [] });

/** How one action on one record is judged: shortly for a decision, in full for an explanation. */
export interface Judge<Why> {
  readonly own: JudgeOne<Why>;
  /** For reading, where another action is asked about. */
  readonly reading: JudgeOne<Why>;
}

function judgeNext<Why>(
  linked: LinkedSubject,
  check: Check,
  next: Resource,
  action: CompiledAction,
  folder: FolderNode,
  judgeBy: Judge<Why>,
): readonly Judgement<Why>[] {
  const { compiled } = linked;
  const { subject, environment, resource } = check;
  const there = next.folder === null ? folder : compiled.folders(next.folder);
  const create = compiled.actions.get(resource.type)?.get('create');
  if (there === null || action.reading === null || create === undefined)
    throw new Error('an update of a type without read and create, or to no folder, was to be refused before');
  const stood: Resource = { ...next, folder: there.path, history: resource.history };
  const asked = { subject, action: action.name, resource: stood, environment };
  const held = heldGrants(linked, there, action, environment.now);
  const readable = judgeBy.reading(held.reading, action.reading, { ...asked, action: 'read' }, there);
  const changed = judgeBy.own(held.grants, action, asked, there);
  if (there.path === folder.path) return [readable, changed];
  const { grants } = heldGrants(linked, there, create, environment.now);
  const made = { ...asked, action: 'create', resource: unmade(stood) };
  return [readable, changed, judgeBy.own(grants, create, made, there)];
}

/** Judges what one check asks of one record: the action, reading it where it exists, and how it would stand. */
export function judgeCheck<Why>(
  linked: LinkedSubject,
  check: Check,
  action: CompiledAction,
  folder: FolderNode,
  judgeBy: Judge<Why>,
): Judged<Why> {
  const { subject, environment, next } = check;
  const resource = action.name === 'create' ? unmade(check.resource) : check.resource;
  const { reading } = action;
  const held = heldGrants(linked, folder, action, environment.now);
  const reads =
    reading === null
      ? null
      : judgeBy.reading(held.reading, reading, { subject, action: 'read', resource, environment }, folder);
  const own = judgeBy.own(
    held.grants,
    action,
    { subject, action: action.name, resource, environment },
    folder,
  );
  const changes = action.name === 'update' && next !== undefined;
  return { reads, own, next: changes ? judgeNext(linked, check, next, action, folder, judgeBy) : NO_NEXT };
}

const SHORTLY: Judge<Reason> = { own: judge, reading: judgeReading };

/**
 * Whether the subject may take the action on the resource, and the rules that settled it. Total: it returns and has
 * nothing to throw about. Source: semantics.md, "The decision".
 */
export function decide(compiled: CompiledPolicy, check: Check): Decision {
  const question = questionOf(compiled, check);
  switch (question.kind) {
    case 'refused':
      return refuse<Reason>(question.denial, [question.reason]);
    case 'type':
      return decideType(compiled, check, question.action.type);
    case 'record': {
      const linked = linkSubject(compiled, check.subject);
      return conclude(judgeCheck(linked, check, question.action, question.folder, SHORTLY));
    }
    default:
      return question satisfies never;
  }
}
