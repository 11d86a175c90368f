import type { Condition, Operand } from '@remit/policy/condition';

/** A part of a condition with its place in the document. */
export interface PlacedPart<T> {
  readonly part: T;
  readonly path: string;
}

function inner(condition: Condition, path: string): readonly PlacedPart<Condition>[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.map((part, index) => ({ part, path: `${path}.conditions[${index}]` }));
    case 'not':
      return [{ part: condition.condition, path: `${path}.condition` }];
    case 'constant':
    case 'compare':
    case 'in':
    case 'within':
    case 'is-null':
    case 'text':
    case 'overlaps':
    case 'took':
      return [];
    default:
      return condition satisfies never;
  }
}

/** A condition and every condition in it. Level by level: a draft may nest deeper than a stack reaches. */
export function conditionsIn(condition: Condition, path: string): readonly PlacedPart<Condition>[] {
  const found: PlacedPart<Condition>[] = [{ part: condition, path }];
  for (const { part, path: at } of found) {
    for (const each of inner(part, at)) found.push(each);
  }
  return found;
}

/** The operands that a condition itself compares, not those of conditions inside it. */
function compared({ part, path }: PlacedPart<Condition>): readonly PlacedPart<Operand>[] {
  const at = (name: string, operand: Operand): PlacedPart<Operand> => ({
    part: operand,
    path: `${path}.${name}`,
  });
  switch (part.kind) {
    case 'compare':
    case 'overlaps':
      return [at('left', part.left), at('right', part.right)];
    case 'in':
      return [at('operand', part.operand), ...part.list.map((each, index) => at(`list[${index}]`, each))];
    case 'within':
      return [at('operand', part.operand), at('tree', part.tree)];
    case 'is-null':
      return [at('operand', part.operand)];
    case 'text':
      return [at('operand', part.operand), at('part', part.part)];
    case 'constant':
    case 'took':
    case 'and':
    case 'or':
    case 'not':
      return [];
    default:
      return part satisfies never;
  }
}

/** Every operand in a condition with its place, those of arithmetic too. */
export function operandPlaces(condition: Condition, path: string): readonly PlacedPart<Operand>[] {
  const found = conditionsIn(condition, path).flatMap(compared);
  for (const { part, path: at } of found) {
    if (part.kind === 'arithmetic')
      found.push({ part: part.left, path: `${at}.left` }, { part: part.right, path: `${at}.right` });
  }
  return found;
}
