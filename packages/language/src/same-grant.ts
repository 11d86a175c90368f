import type { Condition } from '@remit/policy/condition';
import type { Grant, Qualifier } from '@remit/policy/document';
import { coversAction } from '@remit/policy/catalog';

/** A document never changes, so what a condition of it says is spelt once. */
const known = new WeakMap<Condition, string>();

/**
 * A condition as JSON that does not look at the order of keys, nor at that of what `and`, `or` and `in` list. Empty
 * where there is none.
 */
export function spelt(condition: Condition | undefined): string {
  if (condition === undefined) return '';
  const before = known.get(condition);
  if (before !== undefined) return before;
  const order = (key: string, value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (!Array.isArray(value))
      return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const each = value.map((item: unknown) => JSON.stringify(item, order));
    return key === 'conditions' || key === 'list' ? each.toSorted() : each;
  };
  const spelling = JSON.stringify(condition, order);
  known.set(condition, spelling);
  return spelling;
}

const qualifierKey = (qualifier: Qualifier): string => JSON.stringify(Object.values(qualifier));

/**
 * Whether all that the first grant permits is permitted by the second, with nothing more asked: then the first can go.
 * Both are of one role and one place, or of roles that nothing else tells apart.
 * @param typesOf the full names of the types that a grant reaches
 */
export function isCovered(
  first: Grant,
  second: Grant,
  typesOf: (grant: Grant) => ReadonlySet<string>,
): boolean {
  const acts = first.actions.every((action) =>
    second.actions.some((written) => coversAction(written, action)),
  );
  if (!acts) return false;
  if (second.where !== undefined && (first.where === undefined || spelt(first.where) !== spelt(second.where)))
    return false;
  const wider = typesOf(second);
  if (![...typesOf(first)].every((type) => wider.has(type))) return false;
  const narrowed = new Set((first.qualifiers ?? []).map(qualifierKey));
  if (!(second.qualifiers ?? []).every((each) => narrowed.has(qualifierKey(each)))) return false;
  if (second.upTo !== undefined) {
    if (first.upTo?.currency !== second.upTo.currency || first.upTo.minor > second.upTo.minor) return false;
  }
  return (second.requires ?? []).every((each) => first.requires?.includes(each) ?? false);
}
