import type { Condition, Operand } from './condition.ts';
import type { ResourceType } from './document.ts';
import type { RowCondition } from './row-filter.ts';
import type { Situation } from './situation.ts';
import { attributeOf } from './attributes.ts';

/** How policy text writes an attribute: the environment is `context` there. */
export const attributeName = (operand: Extract<Operand, { kind: 'attribute' }>): string =>
  `${operand.of === 'environment' ? 'context' : operand.of}.${operand.name}`;

function operandsOf(condition: Condition | RowCondition): readonly Operand[] {
  switch (condition.kind) {
    case 'constant':
    case 'took':
    case 'took-by':
      return [];
    case 'compare':
    case 'overlaps':
      return [condition.left, condition.right];
    case 'and':
    case 'or':
      return condition.conditions.flatMap(operandsOf);
    case 'not':
      return operandsOf(condition.condition);
    case 'in':
      return [condition.operand, ...condition.list];
    case 'within':
      return [condition.operand, condition.tree];
    case 'is-null':
      return [condition.operand];
    case 'text':
      return [condition.operand, condition.part];
    default:
      return condition satisfies never;
  }
}

/** Every attribute that a condition reads, through arithmetic too. */
export function attributesIn(
  condition: Condition | RowCondition,
): readonly Extract<Operand, { kind: 'attribute' }>[] {
  const leaves = (operand: Operand): readonly Extract<Operand, { kind: 'attribute' }>[] => {
    if (operand.kind === 'arithmetic') return [...leaves(operand.left), ...leaves(operand.right)];
    return operand.kind === 'attribute' ? [operand] : [];
  };
  return operandsOf(condition).flatMap(leaves);
}

/** The attributes that a condition reads and that have no value, each once, as policy text writes them. */
export function missingFacts(
  condition: Condition,
  type: ResourceType,
  situation: Situation,
): readonly string[] {
  const missing = attributesIn(condition).filter(
    ({ of, name }) => attributeOf(situation, type, of, name) === null,
  );
  return [...new Set(missing.map(attributeName))];
}
