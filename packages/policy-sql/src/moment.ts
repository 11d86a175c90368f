import { sql, type SQL } from 'drizzle-orm';
import type { Comparison } from '@remit/policy/condition';
import { TURNED, all, any, ordered } from './comparison.ts';
import { boundAmong, integerBound, type Bound } from './integer-bound.ts';

/** A column of a table that holds nothing before the year 1 or after 9999, forwards or backwards, some way on. */
interface Line {
  readonly column: SQL;
  readonly of: 'date' | 'instant';
  /** The value is `sign` × the column + `shift`, in milliseconds. */
  readonly sign: 1n | -1n;
  readonly shift: bigint;
  /** From and up to which column, in milliseconds, there is a value. */
  readonly least: bigint;
  readonly most: bigint;
}

/** A date, an instant or a duration: milliseconds since 1970 UTC, or between two of them. */
export interface Moment {
  readonly kind: 'date' | 'instant' | 'duration';
  /** A number. */
  readonly value: SQL;
  /** Where it is the same on every row. */
  readonly fixed: bigint | null;
  /** Where it is one column that an index can answer for. */
  readonly line: Line | null;
}

const DAY = 86_400_000n;
const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
/** Dates have four digits. The year 0000 can be reckoned, but not stored. */
const FIRST_DATE = BigInt(Date.parse('0000-01-01'));
const LEAST = BigInt(Date.parse('0001-01-01'));
const MOST_DATE = BigInt(Date.parse('9999-12-31'));
const MOST_INSTANT = MOST_DATE + DAY - 1n;

const number = (value: bigint): SQL => sql`${String(value)}::numeric`;

/** A moment that is the same on every row, in milliseconds. */
export const fixedMoment = (kind: Moment['kind'], at: bigint): Moment => {
  return { kind, value: number(at), fixed: at, line: null };
};

/** A column of moments. @param checked whether the table refuses all but the years 1 to 9999 */
export function momentColumn(kind: 'date' | 'instant', column: SQL, checked: boolean): Moment {
  const milliseconds =
    kind === 'date'
      ? sql`((${column} - date '1970-01-01')::numeric * 86400000)`
      : // Stored to the microsecond, told to the millisecond: what lies below is cut off.
        sql`(extract(epoch from date_trunc('milliseconds', ${column})) * 1000)`;
  if (!checked) {
    const known =
      kind === 'date'
        ? sql`${column} between date '0001-01-01' and date '9999-12-31'`
        : sql`isfinite(${column}) and ${milliseconds} <= ${sql.raw(String(SAFE))}`;
    return { kind, value: sql`case when ${known} then ${milliseconds} end`, fixed: null, line: null };
  }
  const most = kind === 'date' ? MOST_DATE : MOST_INSTANT;
  const line: Line = { column, of: kind, sign: 1n, shift: 0n, least: LEAST, most };
  return { kind, value: milliseconds, fixed: null, line };
}

/** Null outside what the kind can be. The value is named once: written out twice at every step it would grow without end. */
function among(kind: Moment['kind'], value: SQL): SQL {
  const known =
    kind === 'date'
      ? sql`mod("n", 86400000) = 0 and "n" between ${number(FIRST_DATE)} and ${number(MOST_DATE)}`
      : sql`"n" between ${number(-SAFE)} and ${number(SAFE)}`;
  return sql`(select case when ${known} then "n" end from (select ${value} as "n") as "reckoned")`;
}

const isSafe = (value: bigint): boolean => value >= -SAFE && value <= SAFE;

/** A line moved by what is the same on every row; null where it could leave what can be counted. */
function moved(kind: Moment['kind'], line: Line, by: bigint): Line | null {
  const shift = line.shift + by;
  if (kind !== 'date')
    return isSafe(line.sign * line.least + shift) && isSafe(line.sign * line.most + shift)
      ? { ...line, shift }
      : null;
  // The columns at which the value is the first and the last date; a line that runs backwards meets the last one first.
  const [first, last] =
    line.sign === 1n ? [FIRST_DATE - shift, MOST_DATE - shift] : [shift - MOST_DATE, shift - FIRST_DATE];
  const least = first > line.least ? first : line.least;
  const most = last < line.most ? last : line.most;
  return { ...line, shift, least, most };
}

const backwards = (line: Line): Line => ({ ...line, sign: line.sign === 1n ? -1n : 1n, shift: -line.shift });

function lineOf(kind: Moment['kind'], operator: '+' | '-', left: Moment, right: Moment): Line | null {
  // A date moved by what a column tells, whichever is named first, may or may not be a date, row by row.
  const tells = left.line === null ? right : left;
  if (kind === 'date' && tells.kind === 'duration') return null;
  if (left.line !== null && right.fixed !== null)
    return moved(kind, left.line, operator === '+' ? right.fixed : -right.fixed);
  if (left.fixed === null || right.line === null) return null;
  return moved(kind, operator === '+' ? right.line : backwards(right.line), left.fixed);
}

function kindOf(operator: '+' | '-', left: Moment, right: Moment): Moment['kind'] | null {
  if (right.kind === 'duration') return left.kind;
  if (operator === '+') return left.kind === 'duration' ? right.kind : null;
  return left.kind === right.kind ? 'duration' : null;
}

/** A moment earlier or later, or how long it is between two of a kind. @returns null for what cannot be reckoned */
export function reckonMoments(operator: '+' | '-', left: Moment, right: Moment): Moment | null {
  const kind = kindOf(operator, left, right);
  if (kind === null) return null;
  const by = left.kind === 'duration' ? left.fixed : right.fixed;
  if (kind === 'date' && by !== null && by % DAY !== 0n) return null;
  const value = among(kind, sql`(${left.value} ${sql.raw(operator)} ${right.value})`);
  return { kind, value, fixed: null, line: lineOf(kind, operator, left, right) };
}

/** Years of five digits come up too, as the end of the last of four. */
function calendar(milliseconds: bigint): { readonly day: string; readonly time: string } {
  const date = new Date(Number(milliseconds));
  const iso = date.toISOString();
  return {
    day: `${String(date.getUTCFullYear()).padStart(4, '0')}-${iso.slice(-19, -14)}`,
    time: iso.slice(-13, -1),
  };
}

/** Sent as text, because the driver would read a date with JavaScript's calendar on its way. */
function literal(of: Line['of'], milliseconds: bigint): SQL {
  const { day, time } = calendar(milliseconds);
  return of === 'date' ? sql`${day}::text::date` : sql`${`${day} ${time}+00`}::text::timestamptz`;
}

/** A whole millisecond of instants is a range of microseconds. */
function compareInstant(operator: Comparison, column: SQL, at: bigint): SQL {
  const [from, until] = [literal('instant', at), literal('instant', at + 1n)];
  switch (operator) {
    case '=':
      return all([ordered('>=', column, from), ordered('<', column, until)]);
    case '!=':
      return any([ordered('<', column, from), ordered('>=', column, until)]);
    case '<':
    case '>=':
      return ordered(operator, column, from);
    case '<=':
      return ordered('<', column, until);
    case '>':
      return ordered('>=', column, until);
    default:
      return operator satisfies never;
  }
}

function compareBound({ column, of }: Line, bound: Bound): SQL {
  switch (bound.kind) {
    case 'always':
      return sql`(${column} is not null)`;
    case 'never':
      return sql`false`;
    case 'compare':
      if (of === 'instant') return compareInstant(bound.operator, column, bound.at);
      return ordered(bound.operator, column, literal('date', bound.at * DAY));
    default:
      return bound satisfies never;
  }
}

/** What the column itself must be for the value to compare so: a range that an index can answer. */
function compareLine(operator: Comparison, line: Line, fixed: bigint): SQL {
  const unit = line.of === 'date' ? DAY : 1n;
  const last = line.of === 'date' ? MOST_DATE : MOST_INSTANT;
  const asked = (each: Comparison, at: bigint): SQL =>
    compareBound(line, boundAmong(integerBound(each, at, unit), LEAST / unit, last / unit));
  const parts =
    line.sign === 1n ? [asked(operator, fixed - line.shift)] : [asked(TURNED[operator], line.shift - fixed)];
  if (line.least > LEAST) parts.push(asked('>=', line.least));
  if (line.most < last) parts.push(asked('<=', line.most));
  return all(parts);
}

/** Two moments of one kind. True exactly where the comparison is; null or false where it is false or unknown. */
export function compareMoments(operator: Comparison, left: Moment, right: Moment): SQL {
  if (left.line !== null && right.fixed !== null) return compareLine(operator, left.line, right.fixed);
  if (left.fixed !== null && right.line !== null)
    return compareLine(TURNED[operator], right.line, left.fixed);
  return ordered(operator, left.value, right.value);
}
