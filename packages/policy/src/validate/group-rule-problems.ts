import { SUBJECT_ATTRIBUTES } from '../attributes.ts';
import { REMIT_TYPES } from '../catalog.ts';
import type { Condition, Operand } from '../condition.ts';
import { nearestNames } from '../why-not/nearest-names.ts';
import type { PolicyProblem } from './policy-problem.ts';
import { validateCondition } from './validate-condition.ts';

/** What every member has that a rule of membership may ask for: the groups are what it settles. */
export const STORED_ATTRIBUTES: readonly string[] = Object.keys(SUBJECT_ATTRIBUTES).filter(
  (name) => name !== 'groups',
);

/**
 * Everything that keeps a condition from being the rule of a group.
 * Source: semantics.md, "Words": membership by rule reads stored attributes only, never groups or roles.
 * @param attributes names of the attributes that the tenant adds to its members: what nobody has is a slip of the pen
 * @returns each with its path inside the condition, `rule.conditions[1].left`
 */
export function groupRuleProblems(
  rule: Condition,
  attributes: ReadonlySet<string>,
): readonly PolicyProblem[] {
  const found: PolicyProblem[] = [];
  const member = REMIT_TYPES.filter(({ name }) => name === 'remit.Member');
  validateCondition(rule, member, 'rule', (kind, path, sentence, nearest = []) => {
    found.push({ kind, path, sentence, nearest });
  });
  // What nests too deep is not walked through.
  if (found.some(({ kind }) => kind === 'over-limit')) return found;
  const refused = notStored(rule, 'rule', attributes);
  return refused.length > 0 ? refused : found;
}

function notStored(
  condition: Condition,
  path: string,
  attributes: ReadonlySet<string>,
): readonly PolicyProblem[] {
  const operand = (each: Operand, part: string) => refusedOperand(each, `${path}.${part}`, attributes);
  switch (condition.kind) {
    case 'constant':
      return [];
    case 'and':
    case 'or':
      return condition.conditions.flatMap((each, at) =>
        notStored(each, `${path}.conditions[${at}]`, attributes),
      );
    case 'not':
      return notStored(condition.condition, `${path}.condition`, attributes);
    case 'compare':
    case 'overlaps':
      return [...operand(condition.left, 'left'), ...operand(condition.right, 'right')];
    case 'in':
      return [
        ...operand(condition.operand, 'operand'),
        ...condition.list.flatMap((each, at) => operand(each, `list[${at}]`)),
      ];
    case 'within':
      return [...operand(condition.operand, 'operand'), ...operand(condition.tree, 'tree')];
    case 'is-null':
      return operand(condition.operand, 'operand');
    case 'text':
      return [...operand(condition.operand, 'operand'), ...operand(condition.part, 'part')];
    case 'took':
      return [refused(path, 'Who took which action is asked of a record, and here there is none.')];
    default:
      return condition satisfies never;
  }
}

const refused = (path: string, sentence: string, nearest: readonly string[] = []): PolicyProblem => ({
  kind: 'unknown-name',
  path,
  sentence,
  nearest,
});

function refusedOperand(
  operand: Operand,
  path: string,
  attributes: ReadonlySet<string>,
): readonly PolicyProblem[] {
  switch (operand.kind) {
    case 'literal':
      return [];
    case 'now':
      return [refused(path, 'Who is in a group does not depend on the time; bound what the group holds.')];
    case 'arithmetic':
      return [
        ...refusedOperand(operand.left, `${path}.left`, attributes),
        ...refusedOperand(operand.right, `${path}.right`, attributes),
      ];
    case 'attribute':
      return refusedAttribute(operand, path, attributes);
    default:
      return operand satisfies never;
  }
}

function refusedAttribute(
  { of, name }: Extract<Operand, { kind: 'attribute' }>,
  path: string,
  attributes: ReadonlySet<string>,
): readonly PolicyProblem[] {
  const known = [...STORED_ATTRIBUTES, ...attributes];
  switch (of) {
    case 'subject': {
      if (known.includes(name)) return [];
      if (name === 'groups') {
        return [
          refused(path, 'Who is in a group is never told by groups; ask for what is stored of a member.'),
        ];
      }
      const nearest = nearestNames(name, known).map((each) => `subject.${each}`);
      return [refused(path, `No member has \`${name}\` stored.`, nearest)];
    }
    case 'resource': {
      const nearest = known.includes(name) ? [`subject.${name}`] : [];
      return [
        refused(path, `There is no record here: \`${name}\` of a member is \`subject.${name}\`.`, nearest),
      ];
    }
    case 'action':
    case 'environment':
      return [
        refused(path, 'Who is in a group is the same in every call; ask for what is stored of a member.'),
      ];
    default:
      return of satisfies never;
  }
}
