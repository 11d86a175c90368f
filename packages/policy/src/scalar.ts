import type { Value } from './value.ts';
import { combineDecimals, compareDecimals, parseDecimal, wholeDecimal, type Decimal } from './decimal.ts';
import { startOfDay, nextDay, utcStart } from './day.ts';

/** A value as conditions reckon with it: text in NFC, numbers exact. Amounts in between may be fractions or negative. */
export type Scalar =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly decimal: Decimal }
  | { readonly kind: 'money'; readonly decimal: Decimal; readonly currency: string }
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'instant'; readonly instant: number }
  | { readonly kind: 'duration'; readonly milliseconds: number }
  | { readonly kind: 'boolean'; readonly boolean: boolean }
  | { readonly kind: 'set'; readonly members: readonly string[] };

/** As long as two moments of the calendar can lie apart, and no longer. */
const duration = (milliseconds: number): Scalar | null =>
  Number.isSafeInteger(milliseconds) ? { kind: 'duration', milliseconds } : null;

/** Text that Postgres could not hold as it is has no value here either. */
const usable = (text: string): boolean =>
  typeof text === 'string' && text.isWellFormed() && !text.includes('\u0000');

/** @returns null for a value that breaks the rules of its type: what it touches is unknown */
export function scalarOf(value: Value): Scalar | null {
  switch (value.type) {
    case 'text':
    case 'enum':
    case 'member':
    case 'department':
    case 'folder':
      return usable(value.value) ? { kind: 'text', text: value.value.normalize('NFC') } : null;
    case 'number': {
      const decimal = typeof value.value === 'string' ? parseDecimal(value.value) : null;
      return decimal === null ? null : { kind: 'number', decimal };
    }
    case 'money':
      if (!Number.isSafeInteger(value.minor) || value.minor < 0) return null;
      if (typeof value.currency !== 'string' || !/^[A-Z]{3}$/.test(value.currency)) return null;
      return { kind: 'money', decimal: wholeDecimal(value.minor), currency: value.currency };
    case 'date':
      return utcStart(value.value) === null ? null : { kind: 'date', date: value.value };
    case 'instant':
      return Number.isSafeInteger(value.value) ? { kind: 'instant', instant: value.value } : null;
    case 'duration':
      return duration(value.milliseconds);
    case 'boolean':
      return typeof value.value === 'boolean' ? { kind: 'boolean', boolean: value.value } : null;
    case 'text[]':
      if (!Array.isArray(value.value) || !value.value.every(usable)) return null;
      return { kind: 'set', members: value.value.map((member) => member.normalize('NFC')) };
    default:
      // Facts come from outside the compiler's sight: a value of no known type is no value.
      value satisfies never;
      return null;
  }
}

const order = <T extends number | boolean>(left: T, right: T): number =>
  left < right ? -1 : left > right ? 1 : 0;

/** By code point, as Postgres does under `collate "C"`: code units would put an emoji before U+FFFF. */
function compareText(left: string, right: string): number {
  const end = Math.min(left.length, right.length);
  for (let at = 0; at < end; at += 1) {
    // Where the second halves of two pairs differ, the first halves were equal, and the halves order as the wholes do.
    if (left.charCodeAt(at) !== right.charCodeAt(at))
      return order(left.codePointAt(at) ?? 0, right.codePointAt(at) ?? 0);
  }
  return order(left.length, right.length);
}

/** Where an instant lies to a date: before it, in it, after it, by the zone's wall calendar. */
function compareInstantToDate(instant: number, date: string, timeZone: string | undefined): number | null {
  if (timeZone === undefined) return null;
  const next = nextDay(date);
  const start = startOfDay(date, timeZone);
  const end = next === null ? null : startOfDay(next, timeZone);
  if (start === null || end === null) return null;
  return instant < start ? -1 : instant >= end ? 1 : 0;
}

/** @returns -1, 0 or 1, or null where the two do not compare: other kinds, other currencies, sets */
export function compareScalars(left: Scalar, right: Scalar, timeZone: string | undefined): number | null {
  if (left.kind === 'text' && right.kind === 'text') return compareText(left.text, right.text);
  if (left.kind === 'number' && right.kind === 'number') return compareDecimals(left.decimal, right.decimal);
  if (left.kind === 'money' && right.kind === 'money')
    return left.currency === right.currency ? compareDecimals(left.decimal, right.decimal) : null;
  if (left.kind === 'date' && right.kind === 'date')
    return order(utcStart(left.date) ?? 0, utcStart(right.date) ?? 0);
  if (left.kind === 'instant' && right.kind === 'instant') return order(left.instant, right.instant);
  if (left.kind === 'duration' && right.kind === 'duration')
    return order(left.milliseconds, right.milliseconds);
  if (left.kind === 'boolean' && right.kind === 'boolean') return order(left.boolean, right.boolean);
  if (left.kind === 'instant' && right.kind === 'date')
    return compareInstantToDate(left.instant, right.date, timeZone);
  if (left.kind === 'date' && right.kind === 'instant') {
    const turned = compareInstantToDate(right.instant, left.date, timeZone);
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

/** Plus and minus on numbers, on moments and durations, or on money of one currency, times on a number and a number or money; else null. */
export function reckon(operator: '+' | '-' | '*', left: Scalar, right: Scalar): Scalar | null {
  if (left.kind === 'number' && right.kind === 'number')
    return { kind: 'number', decimal: combineDecimals(operator, left.decimal, right.decimal) };
  if (left.kind === 'money' && right.kind === 'money') {
    if (operator === '*' || left.currency !== right.currency) return null;
    return { ...left, decimal: combineDecimals(operator, left.decimal, right.decimal) };
  }
  if (operator !== '*') return reckonTime(operator, left, right);
  if (left.kind === 'money' && right.kind === 'number')
    return { ...left, decimal: combineDecimals('*', left.decimal, right.decimal) };
  if (left.kind === 'number' && right.kind === 'money')
    return { ...right, decimal: combineDecimals('*', left.decimal, right.decimal) };
  return null;
}
