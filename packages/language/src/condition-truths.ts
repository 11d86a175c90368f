import type { Comparison, Condition, Operand, Truth } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import { compareScalars, scalarOf, type Scalar } from '@remit/policy/values/scalar';
import { allOf, anyOf, opposite, truthOf } from '@remit/policy/truth';

type Leaf = Exclude<Condition, { kind: 'and' | 'or' | 'not' | 'constant' }>;
type Attribute = Extract<Operand, { kind: 'attribute' }>;

/** What a leaf asks of one attribute: whether it is null, or how it stands to constants. */
interface Asked {
  readonly attribute: Attribute;
  readonly constants: readonly Scalar[];
  /** Null asks whether the attribute is null; else any of the constants may hold. */
  readonly operator: Comparison | null;
}

/** Where the constants do not need the tenant's zone or rates to be put in order. */
const NOWHERE = { now: 0 } as const;

const TURNED: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

function constantOf(operand: Operand): Scalar | null {
  const scalar = operand.kind === 'literal' ? scalarOf(operand.value) : null;
  // With a rate of its own an amount has another place among amounts of other currencies.
  return scalar?.kind === 'money' && scalar.rate !== null ? null : scalar;
}

function askedOf(attribute: Operand, operator: Comparison, others: readonly Operand[]): Asked | null {
  if (attribute.kind !== 'attribute') return null;
  const constants = others.flatMap((other) => constantOf(other) ?? []);
  return constants.length < others.length ? null : { attribute, constants, operator };
}

/** @returns null for a leaf that asks something else, such as how two attributes stand to one another */
function askedBy(leaf: Leaf): Asked | null {
  switch (leaf.kind) {
    case 'compare':
      return (
        askedOf(leaf.left, leaf.operator, [leaf.right]) ??
        askedOf(leaf.right, TURNED[leaf.operator], [leaf.left])
      );
    case 'in':
      return askedOf(leaf.operand, '=', leaf.list);
    case 'is-null':
      return leaf.operand.kind === 'attribute'
        ? { attribute: leaf.operand, constants: [], operator: null }
        : null;
    case 'within':
    case 'text':
    case 'overlaps':
    case 'took':
      return null;
    default:
      return leaf satisfies never;
  }
}

/** The attribute is null; or it has a value that compares with nothing, such as an amount without a rate. */
const NULL = -1;
const ODD = -2;

/** Something open on which leaves rest: an attribute by its places among constants, or a leaf as a whole. */
interface Open {
  readonly places: readonly number[];
  /** The constants in their order: the place of the one at `k` is `2k + 1`, and even places lie between them. */
  readonly constants: readonly Scalar[];
}

const keyOf = ({ of, name }: Attribute): string => `${of} ${name}`;

/** Constants in their order, each once; null where they do not all compare. */
function sorted(constants: readonly Scalar[]): readonly Scalar[] | null {
  const compared = (left: Scalar, right: Scalar): number | null => compareScalars(left, right, NOWHERE);
  const [first] = constants;
  if (first === undefined) return [];
  if (constants.some((each) => each.kind !== first.kind || compared(first, each) === null)) return null;
  const order = constants.toSorted((left, right) => compared(left, right) ?? 0);
  return order.filter((each, at) => at === 0 || compared(order[at - 1] ?? each, each) !== 0);
}

const BOOLEANS: readonly Scalar[] = [false, true].map((boolean) => ({ kind: 'boolean', boolean }));

/** Whether a field is true or false and nothing else. An enum's records may still have values that were taken away. */
const isBoolean = ({ of, name }: Attribute, type: ResourceType): boolean =>
  of === 'resource' && type.fields.some((each) => each.name === name && each.type === 'boolean');

function openOf(asked: readonly Asked[], attribute: Attribute, type: ResourceType): Open | null {
  const boolean = isBoolean(attribute, type);
  const constants = sorted([...asked.flatMap((each) => each.constants), ...(boolean ? BOOLEANS : [])]);
  if (constants === null) return null;
  const among = Array.from({ length: 2 * constants.length + 1 }, (_, place) => place);
  return { constants, places: [NULL, ODD, ...among.filter((place) => !boolean || place % 2 === 1)] };
}

function holds(operator: Comparison, side: number): boolean {
  switch (operator) {
    case '=':
      return side === 0;
    case '!=':
      return side !== 0;
    case '<':
      return side < 0;
    case '<=':
      return side <= 0;
    case '>':
      return side > 0;
    case '>=':
      return side >= 0;
    default:
      return operator satisfies never;
  }
}

function truthAt(place: number, { constants: wanted, operator }: Asked, { constants }: Open): Truth {
  if (operator === null) return truthOf(place === NULL);
  if (place < 0) return 'unknown';
  const places = wanted.map(
    (each) => 2 * constants.findIndex((other) => compareScalars(each, other, NOWHERE) === 0) + 1,
  );
  return truthOf(places.some((at) => holds(operator, place - at)));
}

/** The truths that a leaf of which nothing is known may have, by place. */
const ANY: readonly Truth[] = ['true', 'false', 'unknown'];

function leavesOf(condition: Condition): readonly Leaf[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.flatMap(leavesOf);
    case 'not':
      return leavesOf(condition.condition);
    case 'constant':
      return [];
    case 'compare':
    case 'in':
    case 'within':
    case 'is-null':
    case 'text':
    case 'overlaps':
    case 'took':
      return [condition];
    default:
      return condition satisfies never;
  }
}

function truthIn(condition: Condition, leaf: (leaf: Leaf) => Truth): Truth {
  switch (condition.kind) {
    case 'and':
      return allOf(condition.conditions.map((each) => truthIn(each, leaf)));
    case 'or':
      return anyOf(condition.conditions.map((each) => truthIn(each, leaf)));
    case 'not':
      return opposite(truthIn(condition.condition, leaf));
    case 'constant':
      return truthOf(condition.value);
    case 'compare':
    case 'in':
    case 'within':
    case 'is-null':
    case 'text':
    case 'overlaps':
    case 'took':
      return leaf(condition);
    default:
      return condition satisfies never;
  }
}

/** So many leaves are looked at, case by case; what has more is taken to be able to be anything. */
const LOOKS = 8192;

/** What the leaves of a condition rest on: the open thing of each, and its truth by the place of that. */
interface Ground {
  readonly open: ReadonlyMap<string, Open>;
  readonly keys: ReadonlyMap<Leaf, string>;
  readonly truth: (leaf: Leaf, place: number) => Truth;
}

function groundOf(condition: Condition, type: ResourceType): Ground {
  const asked = new Map(leavesOf(condition).map((leaf) => [leaf, askedBy(leaf)]));
  const found = [...asked.values()].flatMap((each) => each ?? []);
  const open = new Map<string, Open>();
  for (const [key, all] of Map.groupBy(found, ({ attribute }) => keyOf(attribute))) {
    const [first] = all;
    const among = first === undefined ? null : openOf(all, first.attribute, type);
    if (among !== null) open.set(key, among);
  }
  const keys = new Map<Leaf, string>();
  for (const [leaf, each] of asked) {
    const attribute = each === null ? null : keyOf(each.attribute);
    const key = attribute !== null && open.has(attribute) ? attribute : JSON.stringify(leaf);
    keys.set(leaf, key);
    if (key !== attribute) open.set(key, { places: [0, 1, 2], constants: [] });
  }
  return {
    open,
    keys,
    truth: (leaf, place) => {
      const each = asked.get(leaf) ?? null;
      const among = each === null ? undefined : open.get(keyOf(each.attribute));
      return each === null || among === undefined ? (ANY[place] ?? 'unknown') : truthAt(place, each, among);
    },
  };
}

/** The truths of a condition over all cases of what its leaves rest on. */
function truthsByCase(condition: Condition, { keys, open, truth }: Ground): ReadonlySet<Truth> {
  const leaves = leavesOf(condition);
  const opens = [...new Set(leaves.flatMap((leaf) => keys.get(leaf) ?? []))].map(
    (key) => [key, open.get(key)?.places ?? []] as const,
  );
  const cases = opens.reduce((count, [, places]) => count * places.length, 1);
  if (cases * leaves.length > LOOKS) return new Set(ANY);
  const truths = new Set<Truth>();
  for (let at = 0; at < cases && truths.size < ANY.length; at += 1) {
    let rest = at;
    const chosen = new Map<string, number>();
    for (const [key, places] of opens) {
      chosen.set(key, places[rest % places.length] ?? NULL);
      rest = Math.trunc(rest / places.length);
    }
    truths.add(truthIn(condition, (leaf) => truth(leaf, chosen.get(keys.get(leaf) ?? '') ?? NULL)));
  }
  return truths;
}

/** The conditions in groups, so that no two groups rest on the same thing: each group may then be whatever it can be. */
function apart(conditions: readonly Condition[], { keys }: Ground): readonly (readonly Condition[])[] {
  const groups: { readonly keys: ReadonlySet<string>; readonly members: readonly Condition[] }[] = [];
  for (const condition of conditions) {
    const own = leavesOf(condition).flatMap((leaf) => keys.get(leaf) ?? []);
    const joined = groups.filter((group) => own.some((key) => group.keys.has(key)));
    for (const group of joined) groups.splice(groups.indexOf(group), 1);
    groups.push({
      keys: new Set([...joined.flatMap((group) => [...group.keys]), ...own]),
      members: [...joined.flatMap((group) => group.members), condition],
    });
  }
  return groups.map(({ members }) => members);
}

function truthsOf(condition: Condition, ground: Ground): ReadonlySet<Truth> {
  switch (condition.kind) {
    case 'not':
      return new Set([...truthsOf(condition.condition, ground)].map(opposite));
    case 'and':
    case 'or': {
      const { kind } = condition;
      const combine = kind === 'and' ? allOf : anyOf;
      let truths: ReadonlySet<Truth> = new Set([combine([])]);
      for (const members of apart(condition.conditions, ground)) {
        const [only, ...others] = members;
        const alone = only !== undefined && others.length === 0;
        const own = alone ? truthsOf(only, ground) : truthsByCase({ kind, conditions: members }, ground);
        const before = [...truths];
        truths = new Set([...own].flatMap((each) => before.map((other) => combine([other, each]))));
      }
      return truths;
    }
    case 'constant':
    case 'compare':
    case 'in':
    case 'within':
    case 'is-null':
    case 'text':
    case 'overlaps':
    case 'took':
      return truthsByCase(condition, ground);
    default:
      return condition satisfies never;
  }
}

/**
 * The truths that a condition can have over all records of a type, whoever asks. Exact for comparisons of attributes
 * with constants, each attribute by itself; what else it asks may be anything. So a truth that is not among these never
 * comes about, and one that is may still not.
 */
export const conditionTruths = (condition: Condition, type: ResourceType): ReadonlySet<Truth> =>
  truthsOf(condition, groundOf(condition, type));
