import type { Check, Resource } from '../check.ts';
import type { CompiledAction, CompiledPolicy } from '../compiled-policy.ts';
import type { FolderNode } from '../folder-tree.ts';
import type { Situation } from '../situation.ts';
import { judgeCheck, questionOf } from '../decide.ts';
import { judge, judgeReading } from '../judge.ts';
import { linkSubject } from '../linked-subject.ts';

/** One action that a check needs, on the record or on the record as it would stand, in its folder. */
export interface NeededStep {
  readonly action: CompiledAction;
  readonly folder: FolderNode;
  readonly of: 'resource' | 'next';
  readonly situation: Situation;
}

/** Everything that a check needs to be granted; null where it is refused before any role is looked at. */
export function neededSteps(compiled: CompiledPolicy, check: Check): readonly NeededStep[] | null {
  const question = questionOf(compiled, check);
  if (question.kind !== 'record') return null;
  const { subject, environment, next } = check;
  const { action, folder } = question;
  const step = (
    each: CompiledAction,
    of: NeededStep['of'],
    at: FolderNode,
    resource: Resource,
  ): NeededStep => {
    const unmade = each.name === 'create' ? { ...resource, history: [] } : resource;
    const situation = { subject, action: each.name, resource: { ...unmade, folder: at.path }, environment };
    return { action: each, folder: at, of, situation };
  };
  const { reading } = action;
  const own = [...(reading === null ? [] : [reading]), action].map((each) =>
    step(each, 'resource', folder, check.resource),
  );
  if (action.name !== 'update' || next === undefined) return own;
  const there = next.folder === null ? folder : compiled.folders(next.folder);
  if (there === null) return null;
  const create = compiled.actions.get(check.resource.type)?.get('create');
  const moves = there.path === folder.path || create === undefined ? [] : [create];
  const stood = { ...next, history: check.resource.history };
  const later = [...(reading === null ? [] : [reading]), action, ...moves];
  return [...own, ...later.map((each) => step(each, 'next', there, stood))];
}

/**
 * Which of the actions that a check needs are granted and forbidden by nothing, in the order of `neededSteps`; duties
 * aside. Null where the check is refused before any role is looked at.
 */
export function stepsPassed(compiled: CompiledPolicy, check: Check): readonly boolean[] | null {
  const question = questionOf(compiled, check);
  if (question.kind !== 'record') return null;
  const { reads, own, next } = judgeCheck(
    linkSubject(compiled, check.subject),
    check,
    question.action,
    question.folder,
    { own: judge, reading: judgeReading },
  );
  return [...(reads === null ? [] : [reads]), own, ...next].map(
    ({ granted, forbidden }) => granted.length > 0 && forbidden.length === 0,
  );
}
