import type { Environment } from '../check.ts';
import type { Value } from './value.ts';
import { combineDecimals, compareDecimals, parseDecimal, wholeDecimal, type Decimal } from './decimal.ts';
import { currencyDigits } from './currency.ts';
import { dayOf, utcStart } from './day.ts';

/** A value as conditions reckon with it: text in NFC, numbers exact. Amounts in between may be fractions or negative. */
export type Scalar =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly decimal: Decimal }
  | {
      readonly kind: 'money';
      readonly decimal: Decimal;
      readonly currency: string;
      /** Pinned: units of the tenant's base for one unit of the currency. Null when none is. */
      readonly rate: Decimal | null;
    }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'instant'; readonly instant: number }
  | { readonly kind: 'duration'; readonly milliseconds: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'set'; readonly members: readonly string[] };

/** As long as two moments of the calendar can lie apart, and no longer. */
const duration = (milliseconds: number): Scalar | null =>
  Number.isSafeInteger(milliseconds) ? { kind: 'duration', milliseconds } : null;

/** One long text of a record meets many conditions: reading it costs more than telling that it is the same one. */
let recalled: { readonly text: string; readonly normal: string | null } = { text: '', normal: '' };
const LONG = 256;

/**
 * Text in NFC. Text that Postgres could not hold as it is has no value here either.
 * @returns null for what is no such text
 */
export function normalText(text: string): string | null {
  if (typeof text !== 'string') return null;
  if (text.length <= LONG) return normalised(text);
  if (recalled.text !== text) recalled = { text, normal: normalised(text) };
  return recalled.normal;
}

function normalised(text: string): string | null {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // Most text is plain ASCII, which is in NFC as it stands.
    if (code === 0 || code > 0x7e)
      return text.isWellFormed() && !text.includes('\u0000') ? text.normalize('NFC') : null;
  }
  return text;
}

function textScalar(value: string): Scalar | null {
  const text = normalText(value);
  return text === null ? null : { kind: 'text', text };
}

function setScalar(list: readonly string[]): Scalar | null {
  if (!Array.isArray(list)) return null;
  const members = list.flatMap((member: string) => normalText(member) ?? []);
  return members.length === list.length ? { kind: 'set', members } : null;
}

/** Whether an amount is money at all: whole minor units, at least 0, of three capital letters. */
export const isMoney = ({ minor, currency }: Extract<Value, { type: 'money' }>): boolean =>
  Number.isSafeInteger(minor) && minor >= 0 && typeof currency === 'string' && /^[A-Z]{3}$/.test(currency);

function moneyScalar(value: Extract<Value, { type: 'money' }>): Scalar | null {
  if (!isMoney(value)) return null;
  const rate = value.rate === undefined ? null : positive(value.rate);
  if (rate === null && value.rate !== undefined) return null;
  return { kind: 'money', decimal: wholeDecimal(value.minor), currency: value.currency, rate };
}

/** @returns null for anything but a decimal above 0 */
function positive(text: string): Decimal | null {
  const decimal = typeof text === 'string' ? parseDecimal(text) : null;
  return decimal !== null && decimal.units > 0n ? decimal : null;
}

/** @returns null for a value that breaks the rules of its type: what it touches is unknown */
export function scalarOf(value: Value): Scalar | null {
  switch (value.type) {
    case 'text':
    case 'enum':
    case 'member':
    case 'department':
    case 'folder':
      return textScalar(value.value);
    case 'number': {
      const decimal = typeof value.value === 'string' ? parseDecimal(value.value) : null;
      return decimal === null ? null : { kind: 'number', decimal };
    }
    case 'money':
      return moneyScalar(value);
    case 'date':
      return utcStart(value.value) === null ? null : { kind: 'date', date: value.value };
    case 'instant':
      return Number.isSafeInteger(value.value) ? { kind: 'instant', instant: value.value } : null;
    case 'duration':
      return duration(value.milliseconds);
    case 'boolean':
      return typeof value.value === 'boolean' ? { kind: 'boolean', boolean: value.value } : null;
    case 'text[]':
      return setScalar(value.value);
    default:
      // Facts come from outside the compiler's sight: a value of no known type is no value.
      value satisfies never;
      return null;
  }
}

const order = <T extends number | boolean>(left: T, right: T): number =>
  left < right ? -1 : left > right ? 1 : 0;

/** By code point, as Postgres does under `collate "C"`: code units would put an emoji before U+FFFF. */
export function compareText(left: string, right: string): number {
  const end = Math.min(left.length, right.length);
  for (let at = 0; at < end; at += 1) {
    // Where the second halves of two pairs differ, the first halves were equal, and the halves order as the wholes do.
    if (left.charCodeAt(at) !== right.charCodeAt(at))
      return order(left.codePointAt(at) ?? 0, right.codePointAt(at) ?? 0);
  }
  return order(left.length, right.length);
}

type Money = Extract<Scalar, { kind: 'money' }>;

/** Circumstances that two values meet in: the tenant's zone and its rates, at the instant of the check. */
export type Meeting = Pick<Environment, 'timeZone' | 'rates' | 'now'>;

/** The pinned rate, else the latest one not after now, else 1 for the base itself; null without any. */
function rateOf({ currency, rate }: Money, { rates, now }: Meeting): Decimal | null {
  if (rate !== null || rates === undefined) return rate;
  const known = rates.list.filter((each) => each.currency === currency && each.from <= now);
  const [latest] = known.toSorted((one, other) => other.from - one.from);
  if (latest !== undefined) return positive(latest.rate);
  return currency === rates.base ? wholeDecimal(1) : null;
}

/** Two currencies compare in the base; null without a rate for either. Source: semantics.md, "Conditions". */
function compareMoney(left: Money, right: Money, meeting: Meeting): number | null {
  if (left.currency === right.currency) return compareDecimals(left.decimal, right.decimal);
  const inBase = (money: Money): Decimal | null => {
    const rate = rateOf(money, meeting);
    if (rate === null) return null;
    const value = combineDecimals('*', money.decimal, rate);
    return { ...value, scale: value.scale + currencyDigits(money.currency) };
  };
  const [one, other] = [inBase(left), inBase(right)];
  return one === null || other === null ? null : compareDecimals(one, other);
}

/** Where an instant lies to a date: before it, in it, after it, by the zone's wall calendar. */
function compareInstantToDate(instant: number, date: string, timeZone: string | undefined): number | null {
  if (timeZone === undefined) return null;
  const day = dayOf(instant, timeZone);
  return day === null ? null : compareText(day, date);
}

/** @returns -1, 0 or 1, or null where the two do not compare: other kinds, currencies without a rate, sets */
export function compareScalars(left: Scalar, right: Scalar, meeting: Meeting): number | null {
  if (left.kind === 'text' && right.kind === 'text') return compareText(left.text, right.text);
  if (left.kind === 'number' && right.kind === 'number') return compareDecimals(left.decimal, right.decimal);
  if (left.kind === 'money' && right.kind === 'money') return compareMoney(left, right, meeting);
  if (left.kind === 'date' && right.kind === 'date')
    return order(utcStart(left.date) ?? 0, utcStart(right.date) ?? 0);
  if (left.kind === 'instant' && right.kind === 'instant') return order(left.instant, right.instant);
  if (left.kind === 'duration' && right.kind === 'duration')
    return order(left.milliseconds, right.milliseconds);
  if (left.kind === 'boolean' && right.kind === 'boolean') return order(left.boolean, right.boolean);
  if (left.kind === 'instant' && right.kind === 'date')
    return compareInstantToDate(left.instant, right.date, meeting.timeZone);
  if (left.kind === 'date' && right.kind === 'instant') {
    const turned = compareInstantToDate(right.instant, left.date, meeting.timeZone);
    return turned === null ? null : 0 - turned;
  }
  return null;
}

const DAY = 86_400_000;

/** A date moves by whole days, an instant by any duration; an hour more than a date is no date. */
function move(from: Scalar, by: number): Scalar | null {
  if (from.kind === 'duration') return duration(from.milliseconds + by);
  if (from.kind === 'instant') {
    const instant = from.instant + by;
    return Number.isSafeInteger(instant) ? { kind: 'instant', instant } : null;
  }
  if (from.kind !== 'date' || by % DAY !== 0) return null;
  const start = utcStart(from.date);
  const moved = start === null ? Number.NaN : start + by;
  if (!(Math.abs(moved) <= 8.64e15)) return null;
  const date = new Date(moved).toISOString().slice(0, 10);
  return utcStart(date) === null ? null : { kind: 'date', date };
}

/** Moments and durations: a moment later or earlier, and how long it is between two of a kind. */
function reckonTime(operator: '+' | '-', left: Scalar, right: Scalar): Scalar | null {
  if (right.kind === 'duration')
    return move(left, operator === '+' ? right.milliseconds : -right.milliseconds);
  if (operator === '+') return left.kind === 'duration' ? move(right, left.milliseconds) : null;
  if (left.kind === 'instant' && right.kind === 'instant') return duration(left.instant - right.instant);
  if (left.kind !== 'date' || right.kind !== 'date') return null;
  return duration((utcStart(left.date) ?? 0) - (utcStart(right.date) ?? 0));
}

/** Amounts of one record that were pinned alike stay pinned when they are added up. */
const samePin = (left: Decimal | null, right: Decimal | null): boolean =>
  left !== null && right !== null && compareDecimals(left, right) === 0;

/** Plus and minus on numbers, on moments and durations, or on money of one currency, times on a number and a number or money; else null. */
export function reckon(operator: '+' | '-' | '*', left: Scalar, right: Scalar): Scalar | null {
  if (left.kind === 'number' && right.kind === 'number')
    return { kind: 'number', decimal: combineDecimals(operator, left.decimal, right.decimal) };
  if (left.kind === 'money' && right.kind === 'money') {
    if (operator === '*' || left.currency !== right.currency) return null;
    const decimal = combineDecimals(operator, left.decimal, right.decimal);
    return { ...left, decimal, rate: samePin(left.rate, right.rate) ? left.rate : null };
  }
  if (operator !== '*') return reckonTime(operator, left, right);
  if (left.kind === 'money' && right.kind === 'number')
    return { ...left, decimal: combineDecimals('*', left.decimal, right.decimal) };
  if (left.kind === 'number' && right.kind === 'money')
    return { ...right, decimal: combineDecimals('*', left.decimal, right.decimal) };
  return null;
}
