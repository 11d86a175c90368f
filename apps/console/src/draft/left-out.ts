import type { Condition } from '@remit/policy/condition';
import type { Entry } from '@remit/policy/document-items';
import { sameData } from '@remit/policy/same-data';
import { conditionOf, type Staging } from './only-where.ts';

type LeftOut = Extract<Staging, { kind: 'but' }>;

/** Whom entries leave out of what they say, and until which day: as `onlyWhere` writes it down, and nothing else. */
export function leftOutOf(entries: readonly Entry[]): readonly LeftOut[] {
  const found = new Map<string, LeftOut>();
  for (const left of entries.flatMap(conditionsOf).flatMap(within).flatMap(leftOutBy)) {
    found.set(`${left.email} ${left.until}`, left);
  }
  return [...found.values()];
}

function conditionsOf(entry: Entry): readonly Condition[] {
  const own = [
    'where' in entry ? entry.where : undefined,
    'when' in entry ? entry.when : undefined,
    ...('grants' in entry ? entry.grants.map(({ where }) => where) : []),
  ];
  return own.filter((condition) => condition !== undefined);
}

/** A condition and all that it is made of. */
function within(condition: Condition): readonly Condition[] {
  if (condition.kind === 'not') return [condition, ...within(condition.condition)];
  if (condition.kind !== 'and' && condition.kind !== 'or') return [condition];
  return [condition, ...condition.conditions.flatMap(within)];
}

/** Parts of an `and` lie flat: what somebody is left out by may stand among others, and of several people there. */
function leftOutBy(condition: Condition): readonly LeftOut[] {
  if (condition.kind !== 'and') return [];
  const { conditions } = condition;
  return conditions.slice(1).flatMap((part, at) => {
    const pair = [conditions[at] ?? part, part];
    const [email, until] = pair.flatMap((each) =>
      each.kind === 'compare' && each.right.kind === 'literal' && 'value' in each.right.value
        ? [String(each.right.value.value)]
        : [],
    );
    if (email === undefined || until === undefined) return [];
    const left = { kind: 'but', email, until } as const;
    const says: Condition = { kind: 'not', condition: { kind: 'and', conditions: pair } };
    return sameData(says, conditionOf(left)) ? [left] : [];
  });
}
