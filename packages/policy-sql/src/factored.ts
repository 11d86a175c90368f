import type { RowCondition } from '@remit/policy/row-filter';
import { spellCondition } from '@remit/policy/words/spell-condition';

/** What must all hold, by how it is spelt. */
type Parts = ReadonlyMap<string, RowCondition>;

const partsOf = (condition: RowCondition): Parts =>
  new Map(
    (condition.kind === 'and' ? condition.conditions : [condition]).map((part) => [
      spellCondition(part),
      part,
    ]),
  );

const joined = (kind: 'and' | 'or', conditions: readonly RowCondition[]): RowCondition => {
  const [only] = conditions;
  return only !== undefined && conditions.length === 1 ? only : { kind, conditions };
};

const whole = (parts: Parts): RowCondition => joined('and', [...parts.values()]);

const spelt = (parts: Iterable<string>): string => [...parts].toSorted().join('\n');

/** Alternatives that agree in all but one part, by what they agree in: the largest such family, or none of two. */
function family(
  alternatives: readonly Parts[],
): { readonly rest: string; readonly members: ReadonlySet<Parts> } | null {
  const families = new Map<string, Set<Parts>>();
  for (const parts of alternatives) {
    if (parts.size < 2) continue;
    for (const left of parts.keys()) {
      const rest = spelt([...parts.keys()].filter((part) => part !== left));
      families.set(rest, (families.get(rest) ?? new Set()).add(parts));
    }
  }
  let largest: { readonly rest: string; readonly members: ReadonlySet<Parts> } | null = null;
  for (const [rest, members] of families)
    if (members.size > Math.max(1, largest?.members.size ?? 0)) largest = { rest, members };
  return largest;
}

/** The members of a family as one: what they agree in, and any of what they do not. */
function merged(rest: string, members: ReadonlySet<Parts>): Parts {
  const shared = new Map<string, RowCondition>();
  const apart = new Map<string, RowCondition>();
  const agreed = new Set(rest.split('\n'));
  for (const parts of members)
    for (const [name, part] of parts) (agreed.has(name) ? shared : apart).set(name, part);
  const any = joined('or', [...apart.values()]);
  return shared.set(spellCondition(any), any);
}

/** More alternatives than these stay as they are: comparing each with each would cost more than it saves. */
const MOST = 256;

/**
 * Alternatives as one condition with what they share taken out, which a grant held in several folders, or several
 * grants in one, otherwise repeat in each: `a and b or a and c` becomes `a and (b or c)`. True of the same rows, since
 * Kleene's `and` and `or` distribute over each other; shorter for Postgres to plan, and its estimates come out better.
 */
export function factored(conditions: readonly RowCondition[]): RowCondition {
  let alternatives: readonly Parts[] = conditions.map(partsOf);
  while (alternatives.length <= MOST) {
    const found = family(alternatives);
    if (found === null) break;
    const others = alternatives.filter((parts) => !found.members.has(parts));
    alternatives = [...others, merged(found.rest, found.members)];
  }
  const [first] = alternatives;
  if (first === undefined || alternatives.length === 1) return first === undefined ? NOTHING : whole(first);
  const shared = new Map([...first].filter(([name]) => alternatives.every((parts) => parts.has(name))));
  if (shared.size === 0) return joined('or', alternatives.map(whole));
  const others = alternatives.map((parts) => new Map([...parts].filter(([name]) => !shared.has(name))));
  // One that asks nothing more lets through what the others do.
  if (others.some((parts) => parts.size === 0)) return whole(shared);
  return joined('and', [...shared.values(), joined('or', others.map(whole))]);
}

const NOTHING: RowCondition = { kind: 'or', conditions: [] };
