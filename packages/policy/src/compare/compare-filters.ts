import type { FilterClause, RowCondition, RowFilter } from '../row-filter.ts';
import { requirements } from '../plan-rows.ts';
import { rowImplies } from './row-implies.ts';
import { spellClause } from '../words/spell-condition.ts';

/** Filters never change, and the same ones are compared again and again: what they ask is spelt out once. */
const asked = new WeakMap<RowCondition, ReadonlySet<string>>();
const spelt = new WeakMap<FilterClause, string>();

function askedBy(condition: RowCondition): ReadonlySet<string> {
  const found = asked.get(condition) ?? requirements(condition);
  asked.set(condition, found);
  return found;
}

function spellingOf(clause: FilterClause): string {
  const found = spelt.get(clause) ?? spellClause(clause);
  spelt.set(clause, found);
  return found;
}

/** Whether every row of one clause is surely a row of the other. */
function implies(left: FilterClause, right: FilterClause): boolean {
  if (left.kind === 'forbid' || right.kind === 'forbid') return spellingOf(left) === spellingOf(right);
  const wider = right.conditions.map(askedBy);
  return left.conditions.every((condition) => {
    const mine = askedBy(condition);
    // Most are told apart by their parts alone; what lies in what is looked at only where they differ.
    if (wider.some((other) => [...other].every((part) => mine.has(part)))) return true;
    const each = condition.kind === 'or' ? condition.conditions : [condition];
    return each.every((one) => right.conditions.some((other) => rowImplies(one, other)));
  });
}

/** Whether every row of one filter is surely a row of the other. False when that cannot be told from their form. */
function covers(wide: RowFilter, narrow: RowFilter): boolean {
  if (wide.kind === 'all' || narrow.kind === 'none') return true;
  if (wide.kind === 'none' || narrow.kind === 'all') return false;
  return wide.clauses.every((clause) => narrow.clauses.some((other) => implies(other, clause)));
}

/** How one answer turned into another, for one action on one type, everywhere or in one folder. */
export type ReachChange = 'gains' | 'loses' | 'narrower' | 'wider' | 'same';

/**
 * Compares two row filters by their form. Where some rows may come and others go, it says `narrower`: a loss is what
 * the reader must not miss, and the counts from the tables tell both.
 */
export function compareFilters(before: RowFilter, after: RowFilter): ReachChange {
  if (before === after) return 'same';
  if (before.kind === 'none') return after.kind === 'none' ? 'same' : 'gains';
  if (after.kind === 'none') return 'loses';
  const kept = covers(after, before);
  if (kept && covers(before, after)) return 'same';
  return kept ? 'wider' : 'narrower';
}
