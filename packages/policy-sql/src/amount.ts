import { sql, type SQL } from 'drizzle-orm';
import type { Comparison } from '@remit/policy/condition';
import { currencyDigits } from '@remit/policy/currency';
import { compareDecimals, parseDecimal, type Decimal } from '@remit/policy/decimal';
import type { Scalar } from '@remit/policy/scalar';
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
      readonly column: { readonly minor: SQL; readonly currency: SQL } | null;
      /** Where it is the same on every row. */
      readonly fixed: Money | null;
      /** The rate that it brings along, and of which currency. No column of a table holds one. */
      readonly pinned: { readonly code: string; readonly rate: Decimal } | null;
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

const samePin = ({ pinned: left }: MoneyExpression, { pinned: right }: MoneyExpression): boolean =>
  left !== null && right !== null && compareDecimals(left.rate, right.rate) === 0;

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
          pinned: samePin(left, right) ? left.pinned : null,
        };
  if (operator !== '*') return null;
  return left.kind === 'money' ? { ...left, ...reckoned } : { ...right, ...reckoned };
}

const MOST = BigInt(Number.MAX_SAFE_INTEGER);
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

/** A column against a fixed amount, as a range of minor units for each currency: what an index can answer. */
function compareColumn(
  operator: Comparison,
  { minor, currency }: NonNullable<MoneyExpression['column']>,
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
  return any(
    bounds.flatMap(([code, whole]) => {
      const bound = boundAmong(whole, 0n, MOST);
      if (bound.kind === 'never') return [];
      const asked =
        bound.kind === 'always'
          ? sql`${minor} is not null`
          : ordered(bound.operator, minor, sql`${String(bound.at)}::bigint`);
      return [all([sql`${currency} = (${code}::text collate "C")`, asked])];
    }),
  );
}

/** An amount in the base, as a number; null where its currency has no rate. */
function inBase(money: MoneyExpression, rates: RatesByCode): SQL {
  const factor = (code: string, rate: Decimal): SQL =>
    sql`${decimalText({ ...rate, scale: rate.scale + currencyDigits(code) })}::numeric`;
  if (money.pinned !== null) return sql`(${money.value} * ${factor(money.pinned.code, money.pinned.rate)})`;
  const cases = Object.keys(rates).flatMap((code) => {
    const rate = rateOf(code, rates);
    return rate === null ? [] : [sql`when ${code}::text then ${factor(code, rate)}`];
  });
  if (cases.length === 0) return sql`null::numeric`;
  return sql`(${money.value} * case ${money.currency} ${sql.join(cases, sql` `)} end)`;
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
