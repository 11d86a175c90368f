import type { Condition } from '@remit/policy/condition';
import type { Entry } from '@remit/policy/document-items';
import { sameData } from '@remit/policy/same-data';
import { conditionOf, type Staging } from './only-where.ts';

type LeftOut = Extract<Staging, { kind: 'but' }>;

/** Whom entries leave out of what they say, and until which day: as `onlyWhere` writes it down, and nothing else. */
export function leftOutOf(entries: readonly Entry[]): readonly LeftOut[] {
  const found = new Map<string, LeftOut>();
  for (const condition of entries.flatMap(conditionsOf).flatMap(within)) {
    const left = leftOutBy(condition);
    if (left !== null) found.set(`${left.email} ${left.until}`, left);
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

function leftOutBy(condition: Condition): LeftOut | null {
  if (condition.kind !== 'and') return null;
  const texts = condition.conditions.flatMap((part) =>
    part.kind === 'compare' && part.right.kind === 'literal' && 'value' in part.right.value
      ? String(part.right.value.value)
      : [],
  );
  const [email, until] = texts;
  if (email === undefined || until === undefined) return null;
  const left = { kind: 'but', email, until } as const;
  return sameData({ kind: 'not', condition }, conditionOf(left)) ? left : null;
}
