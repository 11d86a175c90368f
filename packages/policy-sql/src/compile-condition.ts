import { sql, type SQL } from 'drizzle-orm';
import type { Comparison, Operand } from '@remit/policy/condition';
import type { RowCondition } from '@remit/policy/row-filter';
import type { Value } from '@remit/policy/value';
import { scalarOf } from '@remit/policy/scalar';
import type { Column, Columns } from './columns.ts';
import { Untranslatable } from './untranslatable.ts';

/**
 * An operand in SQL. The kind is known before any row is read, because columns and literals are typed. `value` is SQL
 * null exactly where the engine has no value: the field is missing, or holds what breaks the rules of its type.
 */
type Expression =
  | {
      readonly kind: 'text';
      readonly value: SQL;
      readonly literal: string | null;
      /** The same as a uuid, for columns that are one: that comparison reaches an index behind the wall. */
      readonly uuid: SQL | null;
      /** Whether the value is known to be a path whenever it is there. */
      readonly path: boolean;
    }
  | { readonly kind: 'number'; readonly value: SQL; readonly digits: number }
  | { readonly kind: 'money'; readonly value: SQL; readonly currency: SQL; readonly digits: number }
  | { readonly kind: 'date'; readonly value: SQL }
  /** Milliseconds since 1970 UTC, as the engine has them. */
  | { readonly kind: 'instant'; readonly value: SQL }
  /** Milliseconds. */
  | { readonly kind: 'duration'; readonly value: SQL }
  | { readonly kind: 'boolean'; readonly value: SQL }
  | { readonly kind: 'set'; readonly value: SQL }
  /** No value on any row. */
  | { readonly kind: 'nothing' };

type TextExpression = Extract<Expression, { kind: 'text' }>;

const UNKNOWN = sql`null::boolean`;
const NOTHING: Expression = { kind: 'nothing' };
const SAFE = sql.raw(String(Number.MAX_SAFE_INTEGER));
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Postgres rounds products beyond 16,383 decimals; far below that arithmetic is exact. A column of type `numeric(18, 3)`
 * or `bigint` has at most this many digits.
 */
const COLUMN_DIGITS = 40;
const EXACT_DIGITS = 10_000;

const textLiteral = (text: string): Expression => ({
  kind: 'text',
  value: sql`(${text}::text collate "C")`,
  literal: text,
  // Only the spelling that Postgres prints: `ABC…` equals no uuid as text, so it must not equal one here.
  uuid: UUID.test(text) ? sql`${text}::uuid` : null,
  path: text.startsWith('/'),
});

/**
 * Postgres counts years without a zero: the year 0000 is its 1 BC. Sent as text, because the driver would read a date
 * with JavaScript's calendar on its way.
 */
const dateLiteral = (date: string): SQL =>
  sql`${date.startsWith('0000') ? `0001${date.slice(4)} BC` : date}::text::date`;

function literal(value: Value): Expression {
  const scalar = scalarOf(value);
  if (scalar === null) return NOTHING;
  switch (scalar.kind) {
    case 'text':
      return textLiteral(scalar.text);
    case 'number': {
      const text = value.type === 'number' ? value.value : '';
      return { kind: 'number', value: sql`${text}::numeric`, digits: text.length };
    }
    case 'money':
      return {
        kind: 'money',
        value: sql`${String(scalar.decimal.units)}::bigint`,
        currency: sql`(${scalar.currency}::text collate "C")`,
        digits: COLUMN_DIGITS,
      };
    case 'date':
      return { kind: 'date', value: dateLiteral(scalar.date) };
    case 'instant':
      return { kind: 'instant', value: sql`${String(scalar.instant)}::bigint` };
    case 'duration':
      return { kind: 'duration', value: sql`${String(scalar.milliseconds)}::bigint` };
    case 'boolean':
      return { kind: 'boolean', value: scalar.boolean ? sql`true` : sql`false` };
    case 'set':
      return {
        kind: 'set',
        value: sql`array[${sql.join(
          scalar.members.map((member) => sql`${member}`),
          sql`, `,
        )}]::text[]`,
      };
    default:
      return scalar satisfies never;
  }
}

/**
 * A column as the engine sees its value.
 *
 * Text is NFC to the engine, and a column may hold text that is not, so free text and enum values are normalised before
 * they are compared. Paths are not: the tables of folders and departments admit NFC alone, and every path column refers
 * to them, so a tree stays a range that an index can answer.
 */
function columnExpression(column: Column): Expression {
  switch (column.type) {
    case 'text':
    case 'enum':
      return {
        kind: 'text',
        value: sql`(normalize(${column.value}, nfc) collate "C")`,
        literal: null,
        uuid: null,
        path: false,
      };
    case 'department':
    case 'folder':
      return {
        kind: 'text',
        value: sql`(${column.value} collate "C")`,
        literal: null,
        uuid: null,
        path: true,
      };
    case 'member':
      return {
        kind: 'text',
        value: sql`(${column.value}::text collate "C")`,
        literal: null,
        uuid: column.value,
        path: false,
      };
    case 'number':
      // A `numeric(p, s)` column holds no infinity, but it does hold NaN, which is no number.
      return { kind: 'number', value: sql`nullif(${column.value}, 'NaN')`, digits: COLUMN_DIGITS };
    case 'money':
      // An amount beyond what JavaScript counts exactly, or without a currency, is no money to the engine.
      return {
        kind: 'money',
        value: sql`case when ${column.minor} between 0 and ${SAFE} and ${column.currency} ~ '^[A-Z]{3}$' then ${column.minor} end`,
        currency: sql`(${column.currency} collate "C")`,
        digits: COLUMN_DIGITS,
      };
    case 'date':
      return {
        kind: 'date',
        value: sql`case when ${column.value} between '0001-01-01' and '9999-12-31' then ${column.value} end`,
      };
    case 'instant': {
      // Stored to the microsecond, told to the millisecond: both sides cut off what lies below.
      const instant = sql`extract(epoch from date_trunc('milliseconds', ${column.value})) * 1000`;
      return {
        kind: 'instant',
        value: sql`case when isfinite(${column.value}) and ${instant} <= ${SAFE} then ${instant} end`,
      };
    }
    case 'boolean':
      return { kind: 'boolean', value: column.value };
    case 'text[]':
      // Lists hold no nulls and no lists. In this order: Postgres will not search a list of lists.
      return {
        kind: 'set',
        value: sql`case when array_ndims(${column.value}) > 1 then null when array_position(${column.value}, null) is null then ${column.value} end`,
      };
    default:
      return column satisfies never;
  }
}

function fieldColumn(name: string, columns: Columns): Column {
  const column = columns.fields.get(name);
  if (column === undefined)
    throw new Untranslatable('unknown-field', `\`${columns.name}\` has no field \`${name}\``);
  return column;
}

function arithmetic(operator: '+' | '-' | '*', left: Expression, right: Expression): Expression {
  if (!('digits' in left) || !('digits' in right)) return NOTHING;
  const digits = operator === '*' ? left.digits + right.digits : Math.max(left.digits, right.digits) + 1;
  if (digits > EXACT_DIGITS)
    throw new Untranslatable(
      'long-arithmetic',
      `arithmetic that may need ${digits} digits; at most ${EXACT_DIGITS} are exact`,
    );
  const value = sql`((${left.value})::numeric ${sql.raw(operator)} (${right.value})::numeric)`;
  if (left.kind === 'number' && right.kind === 'number') return { kind: 'number', value, digits };
  if (left.kind === 'money' && right.kind === 'money')
    return operator === '*'
      ? NOTHING
      : {
          kind: 'money',
          value: sql`case when ${left.currency} = ${right.currency} then ${value} end`,
          currency: left.currency,
          digits,
        };
  if (operator !== '*') return NOTHING;
  if (left.kind === 'money') return { ...left, value, digits };
  if (right.kind === 'money') return { ...right, value, digits };
  return NOTHING;
}

function expression(operand: Operand, columns: Columns): Expression {
  switch (operand.kind) {
    case 'literal':
      return literal(operand.value);
    case 'attribute':
      if (operand.of !== 'resource')
        throw new Untranslatable(
          'fact-not-put-in',
          `\`${operand.of}.${operand.name}\` is no fact of a row; planning puts it in`,
        );
      return columnExpression(fieldColumn(operand.name, columns));
    case 'now':
      throw new Untranslatable('fact-not-put-in', '`now` is no fact of a row; planning puts it in');
    case 'arithmetic':
      return arithmetic(
        operand.operator,
        expression(operand.left, columns),
        expression(operand.right, columns),
      );
    default:
      return operand satisfies never;
  }
}

const SQL_OPERATOR = {
  '=': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
} as const satisfies Record<Comparison, string>;

const ordered = (operator: Comparison, left: SQL, right: SQL): SQL =>
  sql`(${left} ${sql.raw(SQL_OPERATOR[operator])} ${right})`;

function compareText(operator: Comparison, left: TextExpression, right: TextExpression): SQL {
  if (left.uuid !== null && right.uuid !== null && (left.literal === null || right.literal === null))
    return ordered(operator, left.uuid, right.uuid);
  return ordered(operator, left.value, right.value);
}

/** Kinds that do not compare give unknown on every row, as they do in the engine. */
function compare(operator: Comparison, left: Expression, right: Expression): SQL {
  if (left.kind === 'text' && right.kind === 'text') return compareText(operator, left, right);
  if (left.kind === 'money' && right.kind === 'money')
    return sql`case when ${left.currency} = ${right.currency} then ${ordered(operator, left.value, right.value)} end`;
  // They meet in the tenant's zone, and Postgres reads a zone database of its own: planning says it by two instants.
  if (
    (left.kind === 'instant' && right.kind === 'date') ||
    (left.kind === 'date' && right.kind === 'instant')
  )
    throw new Untranslatable(
      'date-with-instant',
      'a date and an instant compare in a zone; compare two of a kind',
    );
  if (left.kind === 'nothing' || right.kind === 'nothing' || left.kind === 'set') return UNKNOWN;
  return left.kind === right.kind ? ordered(operator, left.value, right.value) : UNKNOWN;
}

function isNull(operand: Operand, columns: Columns): SQL {
  if (operand.kind === 'attribute' && operand.of === 'resource') {
    // A value that is there but breaks its type is not missing: the stored columns are asked, not what they mean.
    const column = fieldColumn(operand.name, columns);
    return column.type === 'money'
      ? sql`(${column.minor} is null or ${column.currency} is null)`
      : sql`(${column.value} is null)`;
  }
  const value = expression(operand, columns);
  return value.kind === 'nothing' ? sql`true` : sql`((${value.value}) is null)`;
}

function isIn(operand: Expression, list: readonly Expression[]): SQL {
  if (operand.kind === 'nothing') return UNKNOWN;
  // Nothing is in an empty list, and of nothing it is unknown.
  if (list.length === 0) return sql`case when (${operand.value}) is not null then false end`;
  // A long list of literals is one lookup, and the column is normalised once for all of them.
  if (operand.kind === 'text' && list.every((each) => each.kind === 'text' && each.literal !== null)) {
    const texts = list.filter((each) => each.kind === 'text');
    const uuids = texts.flatMap((each) => each.uuid ?? []);
    if (operand.uuid !== null && uuids.length === texts.length)
      return sql`(${operand.uuid} in (${sql.join(uuids, sql`, `)}))`;
    return sql`(${operand.value} in (${sql.join(
      texts.map((each) => each.value),
      sql`, `,
    )}))`;
  }
  return sql`(${sql.join(
    list.map((each) => compare('=', operand, each)),
    sql` or `,
  )})`;
}

/** Descent in a tree, as a range of text: `/` comes just before `0`, so `/sales/…` lies between `/sales/` and `/sales0`. */
function within(operand: Expression, tree: Expression): SQL {
  if (operand.kind !== 'text' || tree.kind !== 'text') return UNKNOWN;
  if (tree.literal !== null && !tree.path) return UNKNOWN;
  const known = [operand, tree]
    .filter((each) => !each.path)
    .map((each) => sql`starts_with(${each.value}, '/')`);
  const descends = descent(operand.value, tree);
  return known.length === 0 ? descends : sql`case when ${sql.join(known, sql` and `)} then ${descends} end`;
}

function descent(path: SQL, tree: TextExpression): SQL {
  if (tree.literal === '/') return sql`(${path} >= '/')`;
  if (tree.literal === null)
    return sql`(${path} = ${tree.value} or (${tree.value} = '/' and ${path} >= '/') or starts_with(${path}, ${tree.value} || '/'))`;
  const above = sql`(${`${tree.literal}/`}::text collate "C")`;
  const below = sql`(${`${tree.literal}0`}::text collate "C")`;
  return sql`(${path} = ${tree.value} or (${path} >= ${above} and ${path} < ${below}))`;
}

/** By functions that know no pattern characters. */
function textHolds(
  operator: 'contains' | 'starts with' | 'ends with',
  text: Expression,
  part: Expression,
): SQL {
  if (text.kind !== 'text' || part.kind !== 'text') return UNKNOWN;
  switch (operator) {
    case 'contains':
      return sql`(position(${part.value} in ${text.value}) > 0)`;
    case 'starts with':
      return sql`starts_with(${text.value}, ${part.value})`;
    case 'ends with':
      return sql`(right(${text.value}, length(${part.value})) = ${part.value})`;
    default:
      return operator satisfies never;
  }
}

function overlaps(left: Expression, right: Expression): SQL {
  if (left.kind !== 'set' || right.kind !== 'set') return UNKNOWN;
  return sql`case when (${left.value}) is not null and (${right.value}) is not null then exists (
    select from unnest(${left.value}) as "one", unnest(${right.value}) as "other"
    where normalize("one", nfc) collate "C" = normalize("other", nfc) collate "C") end`;
}

/** An action that nobody is named for may have been anybody's: then only finding the person settles it. */
function tookBy(action: string, person: string, columns: Columns): SQL {
  if (columns.history === null) return UNKNOWN;
  const taken = (by: SQL): SQL => sql`exists (select from ${columns.history} as "event"
    where "event"."tenant_id" = ${columns.tenantId} and "event"."record_id" = ${columns.id}
      and "event"."action" = ${action}::text and ${by})`;
  const byPerson = UUID.test(person) ? sql`"event"."person" = ${person}::uuid` : sql`false`;
  return sql`case when ${taken(byPerson)} then true when ${taken(sql`"event"."person" is null`)} then null else false end`;
}

/**
 * A condition over one row as a Postgres expression of the same three truth values, null being unknown. Everything that
 * comes from the policy travels as a parameter. Source: semantics.md, "Conditions".
 * @throws Untranslatable when SQL cannot say exactly the same
 */
export function compileCondition(condition: RowCondition, columns: Columns): SQL {
  const operand = (each: Operand): Expression => expression(each, columns);
  switch (condition.kind) {
    case 'constant':
      return condition.value ? sql`true` : sql`false`;
    case 'compare':
      return compare(condition.operator, operand(condition.left), operand(condition.right));
    case 'and':
    case 'or': {
      if (condition.conditions.length === 0) return condition.kind === 'and' ? sql`true` : sql`false`;
      const parts = condition.conditions.map((each) => compileCondition(each, columns));
      return sql`(${sql.join(parts, sql.raw(` ${condition.kind} `))})`;
    }
    case 'not':
      return sql`(not ${compileCondition(condition.condition, columns)})`;
    case 'in':
      return isIn(operand(condition.operand), condition.list.map(operand));
    case 'within':
      return within(operand(condition.operand), operand(condition.tree));
    case 'is-null':
      return isNull(condition.operand, columns);
    case 'text':
      return textHolds(condition.operator, operand(condition.operand), operand(condition.part));
    case 'overlaps':
      return overlaps(operand(condition.left), operand(condition.right));
    case 'took-by':
      return tookBy(condition.action, condition.person, columns);
    default:
      return condition satisfies never;
  }
}
