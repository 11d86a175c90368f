import type { Operand } from '../condition.ts';
import { isWithin } from '../path.ts';
import type { RowCondition } from '../row-filter.ts';
import { spellCondition } from '../words/spell-condition.ts';

/** Conditions of filters never change, and the same ones are compared again and again. */
const spelt = new WeakMap<RowCondition, string>();

function spellingOf(condition: RowCondition): string {
  const found = spelt.get(condition) ?? spellCondition(condition);
  spelt.set(condition, found);
  return found;
}

/** Whether one tree lies in another, both as they are written out. */
function lies(inner: Operand, outer: Operand): boolean {
  if (inner.kind !== 'literal' || outer.kind !== 'literal') return false;
  const [path, tree] = [inner.value, outer.value];
  return (
    (path.type === 'department' || path.type === 'folder') &&
    path.type === tree.type &&
    isWithin(path.value, tree.value)
  );
}

/**
 * Whether a row of which one condition is true is surely one of which the other is. False when that cannot be told from
 * their form: one more department beside another is told, arithmetic is not.
 */
export function rowImplies(narrow: RowCondition, wide: RowCondition): boolean {
  if (narrow === wide || spellingOf(narrow) === spellingOf(wide)) return true;
  if (narrow.kind === 'or') return narrow.conditions.every((each) => rowImplies(each, wide));
  if (wide.kind === 'and') return wide.conditions.every((each) => rowImplies(narrow, each));
  if (wide.kind === 'or' && wide.conditions.some((each) => rowImplies(narrow, each))) return true;
  if (narrow.kind === 'and') return narrow.conditions.some((each) => rowImplies(each, wide));
  return (
    narrow.kind === 'within' &&
    wide.kind === 'within' &&
    spellCondition({ ...narrow, tree: wide.tree }) === spellingOf(wide) &&
    lies(narrow.tree, wide.tree)
  );
}
