import { sql, type SQL } from 'drizzle-orm';
import type { Operand } from '@remit/policy/condition';
import type { Decimal } from '@remit/policy/values/decimal';
import { reckon, scalarOf, type Scalar } from '@remit/policy/values/scalar';
import { fixedPin, reckonAmounts, requireExact, type Amount } from './amount.ts';
import type { Column, Columns } from './columns.ts';
import { textArray } from './comparison.ts';
import { decimalText } from './decimal-text.ts';
import { fixedMoment, momentColumn, reckonMoments, type Moment } from './moment.ts';
import { Untranslatable } from './untranslatable.ts';

/**
 * An operand in SQL. The kind is known before any row is read, because columns and literals are typed. `value` is SQL
 * null exactly where the engine has no value: the field is missing, or holds what breaks the rules of its type.
 */
export type Expression =
  | {
      readonly kind: 'text';
      readonly value: SQL;
      readonly literal: string | null;
      /** The same as a uuid, for columns that are one: that comparison reaches an index behind the wall. */
      readonly uuid: SQL | null;
      /** Whether the value is known to be a path whenever it is there. */
      readonly path: boolean;
    }
  | Amount
  | Moment
  | { readonly kind: 'boolean'; readonly value: SQL }
  | { readonly kind: 'set'; readonly value: SQL }
  /** No value on any row. */
  | { readonly kind: 'nothing' };

export type TextExpression = Extract<Expression, { kind: 'text' }>;

const NOTHING: Expression = { kind: 'nothing' };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A column of type `numeric(18, 3)` or `bigint` has at most this many digits. */
const COLUMN_DIGITS = 40;

/** A uuid in the only spelling that Postgres prints: `ABC…` equals no uuid as text, so it must not equal one in SQL. */
export const isUuid = (text: string): boolean => UUID.test(text);

const textLiteral = (text: string): TextExpression => ({
  kind: 'text',
  value: sql`(${text}::text collate "C")`,
  literal: text,
  uuid: isUuid(text) ? sql`${text}::uuid` : null,
  path: text.startsWith('/'),
});

const fixedNumber = (decimal: Decimal): Pick<Amount, 'value' | 'digits'> => {
  const text = decimalText(decimal);
  requireExact(text.length);
  return { value: sql`${text}::numeric`, digits: text.length };
};

/** What is the same on every row. */
function fixed(scalar: Scalar | null): Expression {
  if (scalar === null) return NOTHING;
  switch (scalar.kind) {
    case 'text':
      return textLiteral(scalar.text);
    case 'number':
      return { kind: 'number', ...fixedNumber(scalar.decimal) };
    case 'money': {
      const number = fixedNumber(scalar.decimal);
      return {
        kind: 'money',
        ...number,
        currency: sql`(${scalar.currency}::text collate "C")`,
        column: null,
        fixed: scalar,
        pinned: scalar.rate === null ? null : fixedPin(number.value, scalar.currency, scalar.rate),
      };
    }
    case 'date':
      return fixedMoment('date', BigInt(Date.parse(`${scalar.date}T00:00:00Z`)));
    case 'instant':
      return fixedMoment('instant', BigInt(scalar.instant));
    case 'duration':
      return fixedMoment('duration', BigInt(scalar.milliseconds));
    case 'boolean':
      return { kind: 'boolean', value: scalar.boolean ? sql`true` : sql`false` };
    case 'set':
      return { kind: 'set', value: sql`${textArray(scalar.members)}::text[]` };
    default:
      return scalar satisfies never;
  }
}

/** @returns the value that the operand has on every row, null for none; undefined when that depends on the row */
function fixedScalar(operand: Operand): Scalar | null | undefined {
  if (operand.kind === 'literal') return scalarOf(operand.value);
  if (operand.kind !== 'arithmetic') return undefined;
  const left = fixedScalar(operand.left);
  const right = fixedScalar(operand.right);
  if (left === null || right === null) return null;
  return left === undefined || right === undefined ? undefined : reckon(operand.operator, left, right);
}

/**
 * A column as the engine sees its value. Where the table itself refuses what breaks a type (`checked`), the column
 * stands bare and an index can answer; elsewhere what is no value becomes null first.
 *
 * Free text is whatever somebody typed, so it is normalised here. Paths are not: the tables of folders and departments
 * admit NFC alone, and every path column refers to them.
 */
function columnExpression(column: Column): Expression {
  switch (column.type) {
    case 'text':
    case 'enum': {
      const normal =
        column.checked && column.type === 'enum' ? column.value : sql`normalize(${column.value}, nfc)`;
      return { kind: 'text', value: sql`(${normal} collate "C")`, literal: null, uuid: null, path: false };
    }
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
      return moneyColumn(column);
    case 'date':
    case 'instant':
      return momentColumn(column.type, column.value, column.checked);
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

function moneyColumn({ minor, currency, pin, checked }: Extract<Column, { type: 'money' }>): Expression {
  const money = {
    kind: 'money',
    currency: sql`(${currency} collate "C")`,
    digits: COLUMN_DIGITS,
    fixed: null,
    pinned: null,
  } as const;
  const pinned = pin === null ? null : { rate: sql`${pin.rate}::numeric`, base: pin.base };
  if (checked) {
    return { ...money, pinned, value: minor, column: { minor, currency: money.currency, pin } };
  }
  // An amount beyond what JavaScript counts exactly, or without a currency, is no money to the engine.
  const most = sql.raw(String(Number.MAX_SAFE_INTEGER));
  const value = sql`case when ${minor} between 0 and ${most} and ${currency} ~ '^[A-Z]{3}$' then ${minor} end`;
  // What is no money is worth nothing in the base either, whatever was pinned on it.
  const sound =
    pinned === null ? null : { ...pinned, base: sql`case when ${value} is not null then ${pinned.base} end` };
  return { ...money, value, pinned: sound, column: null };
}

/** The column of a field. @throws Untranslatable when the type has no such field */
export function columnOf(name: string, columns: Columns): Column {
  const column = columns.fields.get(name);
  if (column === undefined)
    throw new Untranslatable('unknown-field', `\`${columns.name}\` has no field \`${name}\``);
  return column;
}

const isMoment = (each: Expression): each is Moment =>
  each.kind === 'date' || each.kind === 'instant' || each.kind === 'duration';
const isAmount = (each: Expression): each is Amount => each.kind === 'number' || each.kind === 'money';

function reckoned(operator: '+' | '-' | '*', left: Expression, right: Expression): Expression {
  if (isAmount(left) && isAmount(right)) return reckonAmounts(operator, left, right) ?? NOTHING;
  if (operator !== '*' && isMoment(left) && isMoment(right))
    return reckonMoments(operator, left, right) ?? NOTHING;
  return NOTHING;
}

/**
 * An operand over one row. What is the same on every row is reckoned here, by the engine's own arithmetic, so that a
 * column is compared with one parameter.
 * @throws Untranslatable when SQL cannot say exactly the same
 */
export function expressionOf(operand: Operand, columns: Columns): Expression {
  const known = fixedScalar(operand);
  if (known !== undefined) return fixed(known);
  switch (operand.kind) {
    case 'attribute':
      if (operand.of !== 'resource')
        throw new Untranslatable(
          'fact-not-put-in',
          `\`${operand.of}.${operand.name}\` is no fact of a row; planning puts it in`,
        );
      return columnExpression(columnOf(operand.name, columns));
    case 'literal':
      return fixed(scalarOf(operand.value));
    case 'now':
      throw new Untranslatable('fact-not-put-in', '`now` is no fact of a row; planning puts it in');
    case 'arithmetic':
      return reckoned(
        operand.operator,
        expressionOf(operand.left, columns),
        expressionOf(operand.right, columns),
      );
    default:
      return operand satisfies never;
  }
}
