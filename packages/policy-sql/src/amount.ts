import { sql, type SQL } from 'drizzle-orm';
import type { Comparison } from '@remit/policy/condition';
import { currencyDigits } from '@remit/policy/values/currency';
import { parseDecimal, type Decimal } from '@remit/policy/values/decimal';
import type { Scalar } from '@remit/policy/values/scalar';
import type { Pin } from './columns.ts';
import { TURNED, all, any, ordered } from './comparison.ts';
import { decimalText } from './decimal-text.ts';
import { boundAmong, integerBound, type Bound } from './integer-bound.ts';
import { Untranslatable } from './untranslatable.ts';

type Money = Extract<Scalar, { kind: 'money' }>;

/** A number, or minor units of a currency. `digits` is the most that the value can have. */
export type Amount =
  | { readonly kind: 'number'; readonly value: SQL; readonly digits: number }
  | {
      readonly kind: 'money';
      readonly value: SQL;
      readonly currency: SQL;
      readonly digits: number;
      /** Where it is a column that holds nothing but money. */
      readonly column: { readonly minor: SQL; readonly currency: SQL; readonly pin: Pin | null } | null;
      /** Where it is the same on every row. */
      readonly fixed: Money | null;
      /** What it comes to in the base by the rate that it brings along; both null on rows that have none. */
      readonly pinned: { readonly rate: SQL; readonly base: SQL } | null;
    };

type MoneyExpression = Extract<Amount, { kind: 'money' }>;

/** Units of the base for one unit of a currency, by its code. */
export type RatesByCode = Readonly<Record<string, string>>;

/** Postgres rounds products beyond 16,383 decimals; far below that arithmetic is exact. */
const EXACT_DIGITS = 10_000;

/** A rate has at most 100 characters, and a currency moves the point by a few places more. */
const RATE_DIGITS = 110;

/** @throws Untranslatable for more digits than arithmetic keeps */
export function requireExact(digits: number): void {
  if (digits > EXACT_DIGITS)
    throw new Untranslatable(
      'long-arithmetic',
      `arithmetic that may need ${digits} digits; at most ${EXACT_DIGITS} are exact`,
    );
}

/** Amounts of one currency that were pinned alike stay pinned when they are added up. */
function pinTogether(
  operator: '+' | '-',
  { pinned: left, currency }: MoneyExpression,
  { pinned: right, currency: other }: MoneyExpression,
): MoneyExpression['pinned'] {
  if (left === null || right === null) return null;
  const alike = (value: SQL): SQL =>
    sql`case when ${currency} = ${other} and ${left.rate} = ${right.rate} then ${value} end`;
  return { rate: alike(left.rate), base: alike(sql`(${left.base} ${sql.raw(operator)} ${right.base})`) };
}

/** A rate that is the same on every row, with what an amount of that currency comes to by it. */
export function fixedPin(value: SQL, code: string, rate: Decimal): NonNullable<MoneyExpression['pinned']> {
  const factor = decimalText({ ...rate, scale: rate.scale + currencyDigits(code) });
  return { rate: sql`${decimalText(rate)}::numeric`, base: sql`(${value} * ${factor}::numeric)` };
}

/** Plus, minus and times. @returns null for what cannot be reckoned with one another */
export function reckonAmounts(operator: '+' | '-' | '*', left: Amount, right: Amount): Amount | null {
  const digits = operator === '*' ? left.digits + right.digits : Math.max(left.digits, right.digits) + 1;
  requireExact(digits);
  const value = sql`((${left.value})::numeric ${sql.raw(operator)} (${right.value})::numeric)`;
  if (left.kind === 'number' && right.kind === 'number') return { kind: 'number', value, digits };
  const reckoned = { value, digits, column: null, fixed: null };
  if (left.kind === 'money' && right.kind === 'money')
    return operator === '*'
      ? null
      : {
          ...left,
          ...reckoned,
          value: sql`case when ${left.currency} = ${right.currency} then ${value} end`,
          pinned: pinTogether(operator, left, right),
        };
  if (operator !== '*') return null;
  const [money, times] = left.kind === 'money' ? [left, right] : [right, left];
  if (money.kind !== 'money') return null;
  const { pinned } = money;
  const base = pinned === null ? null : sql`(${pinned.base} * (${times.value})::numeric)`;
  return { ...money, ...reckoned, pinned: pinned === null || base === null ? null : { ...pinned, base } };
}

const MOST = BigInt(Number.MAX_SAFE_INTEGER);
const LEAST = -MOST;
const power = (exponent: number): bigint => 10n ** BigInt(exponent);

/** A rate that planning put in. What is none never came so far. */
function rateOf(code: string, rates: RatesByCode | null): Decimal | null {
  const rate = rates !== null && Object.hasOwn(rates, code) ? rates[code] : undefined;
  return rate === undefined ? null : parseDecimal(rate);
}

/** What a comparison in the base asks of minor units of another currency: whole numbers alone, so that no rounding tells. */
function boundIn(code: string, rate: Decimal, operator: Comparison, fixed: Money, worth: Decimal): Bound {
  const dividend = fixed.decimal.units * worth.units * power(currencyDigits(code) + rate.scale);
  const divisor = rate.units * power(fixed.decimal.scale + worth.scale + currencyDigits(fixed.currency));
  return integerBound(operator, dividend, divisor);
}

/** Ten-thousandths of a unit of the base: what pinned amounts are stored in, down and up. */
const PIN_SCALE = 4;

/**
 * A pinned amount of another currency against a fixed one that comes to a whole number of ten-thousandths: by whole
 * numbers alone, for what lies between two of them is on one side of it.
 */
function comparePinned(operator: Comparison, { low, high }: Pin, at: bigint): SQL {
  const than = sql`${String(at)}::bigint`;
  switch (operator) {
    case '<':
    case '>=':
      return ordered(operator, low, than);
    case '<=':
    case '>':
      return ordered(operator, high, than);
    case '=':
      return all([ordered('=', low, than), ordered('=', high, than)]);
    case '!=':
      return any([ordered('!=', low, than), ordered('!=', high, than)]);
    default:
      return operator satisfies never;
  }
}

/** The rows whose amount is of another currency than a fixed one and was pinned. */
function pinnedBound(operator: Comparison, pin: Pin, currency: SQL, fixed: Money, worth: Decimal): SQL {
  const inBase = {
    units: fixed.decimal.units * worth.units,
    scale: fixed.decimal.scale + worth.scale + currencyDigits(fixed.currency),
  };
  const dividend = inBase.units * power(PIN_SCALE);
  const divisor = power(inBase.scale);
  const at = dividend / divisor;
  const compared =
    dividend % divisor === 0n && at >= LEAST && at <= MOST
      ? comparePinned(operator, pin, at)
      : ordered(operator, pin.base, sql`${decimalText(inBase)}::numeric`);
  return all([
    sql`${pin.rate} is not null`,
    sql`${currency} <> (${fixed.currency}::text collate "C")`,
    compared,
  ]);
}

/** A column against a fixed amount, as a range of minor units for each currency: what an index can answer. */
function compareColumn(
  operator: Comparison,
  { minor, currency, pin }: NonNullable<MoneyExpression['column']>,
  fixed: Money,
  rates: RatesByCode | null,
): SQL {
  const bounds: [string, Bound][] = [
    [fixed.currency, integerBound(operator, fixed.decimal.units, power(fixed.decimal.scale))],
  ];
  const worth = fixed.rate ?? rateOf(fixed.currency, rates);
  for (const code of worth === null ? [] : Object.keys(rates ?? {})) {
    const rate = rateOf(code, rates);
    if (worth !== null && rate !== null && code !== fixed.currency)
      bounds.push([code, boundIn(code, rate, operator, fixed, worth)]);
  }
  const asStored = bounds.flatMap(([code, whole]) => {
    const bound = boundAmong(whole, 0n, MOST);
    if (bound.kind === 'never') return [];
    const asked =
      bound.kind === 'always'
        ? sql`${minor} is not null`
        : ordered(bound.operator, minor, sql`${String(bound.at)}::bigint`);
    const unpinned = pin === null || code === fixed.currency ? [] : [sql`${pin.rate} is null`];
    return [all([sql`${currency} = (${code}::text collate "C")`, ...unpinned, asked])];
  });
  const asPinned = pin === null || worth === null ? [] : [pinnedBound(operator, pin, currency, fixed, worth)];
  return any([...asStored, ...asPinned]);
}

/** An amount in the base, as a number; null where its currency has no rate. */
function inBase(money: MoneyExpression, rates: RatesByCode): SQL {
  const factor = (code: string, rate: Decimal): SQL =>
    sql`${decimalText({ ...rate, scale: rate.scale + currencyDigits(code) })}::numeric`;
  const cases = Object.keys(rates).flatMap((code) => {
    const rate = rateOf(code, rates);
    return rate === null ? [] : [sql`when ${code}::text then ${factor(code, rate)}`];
  });
  const latest =
    cases.length === 0
      ? sql`null::numeric`
      : sql`(${money.value} * case ${money.currency} ${sql.join(cases, sql` `)} end)`;
  return money.pinned === null ? latest : sql`coalesce(${money.pinned.base}, ${latest})`;
}

/**
 * Two amounts: of one currency by their minor units, of two in the base. True exactly where the comparison is; null or
 * false where it is false or unknown.
 * @param rates null without any: then two currencies do not compare
 */
export function compareMoney(
  operator: Comparison,
  left: MoneyExpression,
  right: MoneyExpression,
  rates: RatesByCode | null,
): SQL {
  if (left.column !== null && right.fixed !== null)
    return compareColumn(operator, left.column, right.fixed, rates);
  if (left.fixed !== null && right.column !== null)
    return compareColumn(TURNED[operator], right.column, left.fixed, rates);
  const alike = all([sql`${left.currency} = ${right.currency}`, ordered(operator, left.value, right.value)]);
  if (rates === null && (left.pinned === null || right.pinned === null)) return alike;
  requireExact(Math.max(left.digits, right.digits) + RATE_DIGITS);
  const apart = ordered(operator, inBase(left, rates ?? {}), inBase(right, rates ?? {}));
  return any([alike, all([sql`${left.currency} <> ${right.currency}`, apart])]);
}
