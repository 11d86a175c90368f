import type { Operand } from '../condition.ts';
import type { Ground } from './satisfiable-ground.ts';
import type { Value } from '../values/value.ts';
import { constantOf, factsIn, factsOfLeaf, operandsOf, type Fact, type Leaf } from './satisfiable-facts.ts';

/** What a leaf asks of one fact, as far as that decides which of its values tell the leaf's truths apart. */
export type Use =
  | { readonly how: 'equal' | 'ordered' | 'below' | 'above'; readonly value: Value }
  | { readonly how: 'starts with' | 'ends with' | 'contains'; readonly value: Value }
  | { readonly how: 'overlaps'; readonly value: Value }
  | { readonly how: 'null' }
  | { readonly how: 'took'; readonly person: string | null }
  /** Reckoned with before it is compared. `exact`: the values where the comparison turns can be found. */
  | {
      readonly how: 'reckoned';
      readonly leaf: Leaf;
      readonly constants: readonly Value[];
      readonly exact: boolean;
    }
  /** Beside other facts: what they are compared with may be a value of this one too. */
  | { readonly how: 'linked'; readonly facts: readonly Fact[]; readonly constants: readonly Value[] }
  | { readonly how: 'odd' };

const ODD: readonly Use[] = [{ how: 'odd' }];

/** Constant parts of an operand, as large as they come. */
function constantsIn(operand: Operand, ground: Ground): readonly (Value | 'odd')[] {
  if (operand.kind === 'arithmetic' && factsIn(operand, ground).length > 0)
    return [...constantsIn(operand.left, ground), ...constantsIn(operand.right, ground)];
  if (factsIn(operand, ground).length > 0) return [];
  const constant = constantOf(operand, ground);
  return constant === null ? [] : [constant];
}

const isPlain = (value: Value | 'odd'): value is Value => value !== 'odd';

function constantsOf(leaf: Leaf, ground: Ground): readonly (Value | 'odd')[] {
  return operandsOf(leaf).flatMap((operand) => constantsIn(operand, ground));
}

const multiplies = (operand: Operand): boolean =>
  operand.kind === 'arithmetic' &&
  (operand.operator === '*' || multiplies(operand.left) || multiplies(operand.right));

function reckonedUse(leaf: Leaf, occurrences: number, ground: Ground): readonly Use[] {
  const constants = constantsOf(leaf, ground);
  const plain = constants.filter(isPlain);
  const currencies = new Set(plain.flatMap((value) => (value.type === 'money' ? [value.currency] : [])));
  const times = leaf.kind === 'compare' && (multiplies(leaf.left) || multiplies(leaf.right));
  const money = currencies.size > 0;
  const exact =
    leaf.kind === 'compare' &&
    occurrences === 1 &&
    plain.length === constants.length &&
    plain.length <= 6 &&
    currencies.size <= 1 &&
    (!times || (money && ground.environment?.rates === undefined));
  return [{ how: 'reckoned', leaf, constants: plain, exact }];
}

/** A fact, bare, against constants. Those that have no value leave the leaf unknown whatever the fact is. */
function plainUses(leaf: Leaf, ground: Ground): readonly Use[] {
  const against = (
    operand: Operand,
    how: Exclude<Use['how'], 'null' | 'took' | 'reckoned' | 'linked' | 'odd'>,
  ): readonly Use[] => {
    const value = constantOf(operand, ground);
    if (value === 'odd') return ODD;
    return value === null ? [] : [{ how, value }];
  };
  const isFact = (operand: Operand): boolean => factsIn(operand, ground).length > 0;
  switch (leaf.kind) {
    case 'compare': {
      if (isFact(leaf.left) && isFact(leaf.right)) return [];
      const how = leaf.operator === '=' || leaf.operator === '!=' ? 'equal' : 'ordered';
      return against(isFact(leaf.left) ? leaf.right : leaf.left, how);
    }
    case 'in':
      if (!isFact(leaf.operand)) return ODD;
      return leaf.list.flatMap((each) => (isFact(each) ? [] : against(each, 'equal')));
    case 'within':
      if (isFact(leaf.operand) && isFact(leaf.tree)) return [];
      return isFact(leaf.operand) ? against(leaf.tree, 'below') : against(leaf.operand, 'above');
    case 'text':
      if (isFact(leaf.operand) && isFact(leaf.part)) return [];
      return isFact(leaf.operand) ? against(leaf.part, leaf.operator) : ODD;
    case 'overlaps':
      if (isFact(leaf.left) && isFact(leaf.right)) return [];
      return against(isFact(leaf.left) ? leaf.right : leaf.left, 'overlaps');
    case 'is-null':
      return [{ how: 'null' }];
    case 'took':
      return [{ how: 'took', person: null }];
    case 'took-by':
      return [{ how: 'took', person: leaf.person }];
    default:
      return leaf satisfies never;
  }
}

/** What a leaf asks of a fact that it rests on. */
export function usesOf(leaf: Leaf, fact: Fact, ground: Ground): readonly Use[] {
  const facts = factsOfLeaf(leaf, ground);
  if (facts.length > 1)
    return [
      {
        how: 'linked',
        facts: facts.filter(({ key }) => key !== fact.key),
        constants: constantsOf(leaf, ground).filter(isPlain),
      },
    ];
  const operands = operandsOf(leaf);
  const reckons = operands.some((each) => each.kind === 'arithmetic' && factsIn(each, ground).length > 0);
  if (!reckons) return plainUses(leaf, ground);
  const occurrences = operands.flatMap((each) => factsIn(each, ground)).length;
  return reckonedUse(leaf, occurrences, ground);
}
