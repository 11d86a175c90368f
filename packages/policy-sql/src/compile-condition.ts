import { sql, type SQL } from 'drizzle-orm';
import type { Comparison, Operand } from '@remit/policy/condition';
import { favourDays } from '@remit/policy/favour';
import type { RowCondition, Through } from '@remit/policy/row-filter';
import { compareMoney } from './amount.ts';
import type { Columns } from './columns.ts';
import { NEGATED, all, any, ordered, textArray } from './comparison.ts';
import { columnOf, expressionOf, isUuid, type Expression, type TextExpression } from './expression.ts';
import { favoursTaken } from './favours.ts';
import { compareMoments } from './moment.ts';
import { Untranslatable } from './untranslatable.ts';

/**
 * Which of the three truths is asked for. Two questions instead of one value of three: each is a plain conjunction of
 * comparisons, which an index can answer, and null and false alike mean no.
 */
export type Wanted = 'true' | 'false';

const NEVER = sql`false`;

function compareText(operator: Comparison, left: TextExpression, right: TextExpression): SQL {
  if (left.uuid !== null && right.uuid !== null && (left.literal === null || right.literal === null))
    return ordered(operator, left.uuid, right.uuid);
  return ordered(operator, left.value, right.value);
}

const isMixed = (left: Expression, right: Expression): boolean =>
  (left.kind === 'instant' && right.kind === 'date') || (left.kind === 'date' && right.kind === 'instant');

/** True where the comparison is. Kinds that do not compare give unknown on every row, as they do in the engine. */
function compare(operator: Comparison, left: Expression, right: Expression, through?: Through): SQL {
  // They meet in the tenant's zone, and Postgres reads a zone database of its own: planning says it by two of a kind.
  if (isMixed(left, right))
    throw new Untranslatable(
      'date-with-instant',
      'a date and an instant of one record compare in a zone; compare two of a kind',
    );
  switch (left.kind) {
    case 'text':
      return right.kind === 'text' ? compareText(operator, left, right) : NEVER;
    case 'money': {
      const rates = through !== undefined && 'rates' in through ? through.rates : null;
      return right.kind === 'money' ? compareMoney(operator, left, right, rates) : NEVER;
    }
    case 'date':
    case 'instant':
    case 'duration':
      return right.kind === left.kind ? compareMoments(operator, left, right) : NEVER;
    case 'number':
    case 'boolean':
      return right.kind === left.kind ? ordered(operator, left.value, right.value) : NEVER;
    case 'set':
    case 'nothing':
      return NEVER;
    default:
      return left satisfies never;
  }
}

function present(operand: Exclude<Expression, { kind: 'nothing' }>): SQL {
  const value = sql`((${operand.value}) is not null)`;
  return operand.kind === 'money' ? all([value, sql`${operand.currency} is not null`]) : value;
}

function isNull(operand: Operand, columns: Columns, wanted: Wanted): SQL {
  const ask = sql.raw(wanted === 'true' ? 'is null' : 'is not null');
  if (operand.kind === 'attribute' && operand.of === 'resource') {
    // A value that is there but breaks its type is not missing: the stored columns are asked, not what they mean.
    const column = columnOf(operand.name, columns);
    if (column.type !== 'money') return sql`(${column.value} ${ask})`;
    const parts = [sql`${column.minor} ${ask}`, sql`${column.currency} ${ask}`];
    return wanted === 'true' ? any(parts) : all(parts);
  }
  const value = expressionOf(operand, columns);
  if (value.kind === 'nothing') return wanted === 'true' ? sql`true` : NEVER;
  return wanted === 'true' ? sql`(not ${present(value)})` : present(value);
}

/** A list of texts that are the same on every row; null for any other list. */
function textsOf(list: readonly Expression[]): readonly string[] | null {
  const texts = list.flatMap((each) => (each.kind === 'text' && each.literal !== null ? [each.literal] : []));
  return texts.length === list.length ? texts : null;
}

function isIn(operand: Expression, list: readonly Expression[], wanted: Wanted): SQL {
  if (operand.kind === 'nothing') return NEVER;
  // Nothing is in an empty list, and of nothing it is unknown.
  if (list.length === 0) return wanted === 'true' ? NEVER : present(operand);
  const texts = textsOf(list);
  // A long list of literals is one lookup, and the column is normalised once for all of them.
  if (operand.kind === 'text' && operand.literal === null && texts !== null) {
    const one = sql.raw(wanted === 'true' ? '= any' : '<> all');
    if (operand.uuid !== null) {
      // What is no uuid equals none. Postgres finds even a null apart from all of an empty list.
      const listed = sql`(${operand.uuid} ${one} (${textArray(texts.filter(isUuid))}::uuid[]))`;
      return wanted === 'true' ? listed : all([listed, sql`${operand.uuid} is not null`]);
    }
    return sql`(${operand.value} ${one} (${textArray(texts)}::text[]))`;
  }
  return wanted === 'true'
    ? any(list.map((each) => compare('=', operand, each)))
    : all(list.map((each) => compare('!=', operand, each)));
}

/** Descent in a tree, as a range of text: `/` comes just before `0`, so `/sales/…` lies between `/sales/` and `/sales0`. */
function within(operand: Expression, tree: Expression, wanted: Wanted): SQL {
  if (operand.kind !== 'text' || tree.kind !== 'text') return NEVER;
  if (tree.literal !== null && !tree.path) return NEVER;
  const known = [operand, tree]
    .filter((each) => !each.path)
    .map((each) => sql`starts_with(${each.value}, '/')`);
  return all([...known, descent(operand.value, tree, wanted)]);
}

const text = (value: string): SQL => sql`(${value}::text collate "C")`;

function descent(path: SQL, tree: TextExpression, wanted: Wanted): SQL {
  if (tree.literal === '/') return wanted === 'true' ? sql`(${path} is not null)` : NEVER;
  if (tree.literal === null) {
    const below = sql`(${path} = ${tree.value} or (${tree.value} = '/' and ${path} >= '/') or starts_with(${path}, ${tree.value} || '/'))`;
    return wanted === 'true' ? below : sql`(not ${below})`;
  }
  const [root, above, end] = [text(tree.literal), text(`${tree.literal}/`), text(`${tree.literal}0`)];
  // One range that an index reads in its own order; what lies in it beside the tree, such as `/sales-old`, is left out.
  return wanted === 'true'
    ? sql`(${path} >= ${root} and ${path} < ${end} and (${path} = ${root} or ${path} >= ${above}))`
    : sql`(${path} < ${root} or ${path} >= ${end} or (${path} > ${root} and ${path} < ${above}))`;
}

/** By functions that know no pattern characters. */
function textHolds(
  operator: 'contains' | 'starts with' | 'ends with',
  whole: Expression,
  part: Expression,
  wanted: Wanted,
): SQL {
  if (whole.kind !== 'text' || part.kind !== 'text') return NEVER;
  const holds = textTest(operator, whole.value, part.value);
  return wanted === 'true' ? holds : sql`(not ${holds})`;
}

function textTest(operator: 'contains' | 'starts with' | 'ends with', whole: SQL, part: SQL): SQL {
  switch (operator) {
    case 'contains':
      return sql`(position(${part} in ${whole}) > 0)`;
    case 'starts with':
      return sql`starts_with(${whole}, ${part})`;
    case 'ends with':
      return sql`(right(${whole}, length(${part})) = ${part})`;
    default:
      return operator satisfies never;
  }
}

function overlaps(left: Expression, right: Expression, wanted: Wanted): SQL {
  if (left.kind !== 'set' || right.kind !== 'set') return NEVER;
  // Of a list that is null nothing is unnested, so it overlaps with none.
  const shared = sql`exists (
    select from unnest(${left.value}) as "one", unnest(${right.value}) as "other"
    where normalize("one", nfc) collate "C" = normalize("other", nfc) collate "C")`;
  return wanted === 'true'
    ? shared
    : all([sql`(${left.value}) is not null`, sql`(${right.value}) is not null`, sql`not ${shared}`]);
}

/**
 * Whoever somebody stood in for took the action too, and whoever handed it on to them. One that nobody is named for may have been anybody's: then only
 * finding the person settles it.
 */
function tookBy(action: string, person: string, columns: Columns, wanted: Wanted): SQL {
  if (columns.history === null) return NEVER;
  const isFavour = favourDays(action) !== null;
  const one = sql`${person}::uuid`;
  const took = sql`"event"."person" = ${one}`;
  // A favour is of whoever approved themselves, and of nobody in whose place they did.
  const takings = isFavour
    ? [took]
    : [took, sql`"event"."lent_by" = ${one}`, sql`${one} = any("event"."passed_by")`];
  const byPerson = isUuid(person) ? takings : [];
  const by = wanted === 'true' ? byPerson : [...byPerson, sql`"event"."person" is null`];
  const told = isFavour ? favoursTaken(columns.history, [action]) : columns.history;
  // Joined to a list, the favours of all records there are would be reckoned: `offset 0` has each record asked for its own.
  const apart = isFavour ? sql` offset 0` : sql``;
  const taken = sql`exists (select from ${told} as "event"
    where "event"."tenant_id" = ${columns.tenantId} and "event"."record_id" = ${columns.id}
      and "event"."action" = ${action}::text and ${any(by)}${apart})`;
  return wanted === 'true' ? taken : sql`(not ${taken})`;
}

/**
 * A condition over one row as a Postgres expression that is true exactly on the rows where the condition has the wanted
 * truth, and false or null on all others. Everything that comes from the policy travels as a parameter.
 * Source: semantics.md, "Conditions" and "Planning a list".
 * @throws Untranslatable when SQL cannot say exactly the same
 */
export function compileCondition(condition: RowCondition, columns: Columns, wanted: Wanted): SQL {
  const operand = (each: Operand): Expression => expressionOf(each, columns);
  switch (condition.kind) {
    case 'constant':
      return condition.value === (wanted === 'true') ? sql`true` : NEVER;
    case 'compare': {
      const operator = wanted === 'true' ? condition.operator : NEGATED[condition.operator];
      return compare(operator, operand(condition.left), operand(condition.right), condition.through);
    }
    case 'and':
    case 'or': {
      const parts = condition.conditions.map((each) => compileCondition(each, columns, wanted));
      return (condition.kind === 'and') === (wanted === 'true') ? all(parts) : any(parts);
    }
    case 'not':
      return compileCondition(condition.condition, columns, wanted === 'true' ? 'false' : 'true');
    case 'in':
      return isIn(operand(condition.operand), condition.list.map(operand), wanted);
    case 'within':
      return within(operand(condition.operand), operand(condition.tree), wanted);
    case 'is-null':
      return isNull(condition.operand, columns, wanted);
    case 'text':
      return textHolds(condition.operator, operand(condition.operand), operand(condition.part), wanted);
    case 'overlaps':
      return overlaps(operand(condition.left), operand(condition.right), wanted);
    case 'took-by':
      return tookBy(condition.action, condition.person, columns, wanted);
    default:
      return condition satisfies never;
  }
}
