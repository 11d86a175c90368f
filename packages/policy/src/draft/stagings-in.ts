import { canonicalCondition } from '../canonical/canonical-condition.ts';
import type { Condition } from '../condition.ts';
import type { Entry } from './document-items.ts';
import { sameData } from '../same-data.ts';
import { conditionOf, type Staging } from './staging.ts';

/**
 * What entries say as changes that do not count for all yet are written down, each once: whom they leave out and until
 * when, which folder and which group they name. Somebody may have written the same without staging anything.
 */
export function stagingsIn(entries: readonly Entry[]): readonly Staging[] {
  const found = new Map<string, Staging>();
  for (const staging of entries.flatMap(conditionsOf).flatMap(within).flatMap(saidBy))
    found.set(JSON.stringify(staging), staging);
  return [...found.values()];
}

function conditionsOf(entry: Entry): readonly Condition[] {
  const own = [
    'where' in entry ? entry.where : undefined,
    'when' in entry ? entry.when : undefined,
    'unless' in entry ? entry.unless : undefined,
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

/** Parts of an `and` lie flat: what two of them say together may stand among others, and of several people there. */
function saidBy(condition: Condition): readonly Staging[] {
  if (condition.kind === 'within') {
    const { tree } = condition;
    if (tree.kind !== 'literal' || !('value' in tree.value)) return [];
    return meant({ kind: 'folder', folder: String(tree.value.value) }, condition);
  }
  if (condition.kind !== 'and') return [];
  const { conditions } = condition;
  return conditions.slice(1).flatMap((part, at) => pairSays([conditions[at] ?? part, part]));
}

function pairSays(pair: readonly [Condition, Condition]): readonly Staging[] {
  const both: Condition = { kind: 'and', conditions: pair };
  const [email, until] = pair.map(literalOf);
  if (typeof email === 'string' && typeof until === 'string')
    return meant({ kind: 'but', email, until }, { kind: 'not', condition: both });
  const group = Array.isArray(until) && until.length === 1 ? until[0] : undefined;
  return typeof group === 'string' ? meant({ kind: 'group', group }, both) : [];
}

/** What a test holds a fact against, where that is written in it. */
function literalOf(condition: Condition): unknown {
  if (condition.kind !== 'compare' && condition.kind !== 'overlaps') return undefined;
  const { right } = condition;
  return right.kind === 'literal' && 'value' in right.value ? right.value.value : undefined;
}

/** What a condition says, where those are the words for it. */
const meant = (staging: Staging, says: Condition): readonly Staging[] =>
  sameData(canonicalCondition(conditionOf(staging)), canonicalCondition(says)) ? [staging] : [];
