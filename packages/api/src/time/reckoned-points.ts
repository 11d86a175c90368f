import { nextDay, startOfDay, utcStart } from '@remit/policy/values/day';
import type { Operand } from '@remit/policy/condition';
import type { Value } from '@remit/policy/values/value';

/** A moment or a duration as it moves with the time: `turns` × now + `at`, in milliseconds. */
interface Line {
  readonly turns: number;
  readonly at: number;
}

/** What attributes hold, by their names: whose they are makes no difference but a look too many. */
export type MomentsByName = ReadonlyMap<string, readonly Value[]>;

/** Of more values than this an operand is not followed: that many moments are more than anybody looks at. */
const MOST = 5_000;
const DAY = 86_400_000;

/**
 * The instants at which two operands, of which one asks the time and reckons with it, begin to compare in another way:
 * `now - 3 days`, or how long ago something was. A date is met at its first instant and at that of the next.
 * @param held values of the attributes that they name
 * @returns ms since 1970 UTC, in no order
 */
export function reckonedPoints(
  left: Operand,
  right: Operand,
  held: MomentsByName,
  timeZone: string | undefined,
): readonly number[] {
  const [ones, others] = [linesOf(left, held), linesOf(right, held)];
  const between = ones.flatMap((one) => others.map((other) => meeting(one, other)));
  const daily = [
    ...boundsOf(right, held, timeZone).flatMap((at) => ones.map((one) => meeting(one, { turns: 0, at }))),
    ...boundsOf(left, held, timeZone).flatMap((at) => others.map((one) => meeting(one, { turns: 0, at }))),
  ];
  return [...new Set([...between, ...daily].flat())];
}

/** Where two lines cross, on either side of it where that is between two milliseconds. */
function meeting(one: Line, other: Line): readonly number[] {
  const turns = one.turns - other.turns;
  if (turns === 0) return [];
  const at = (other.at - one.at) / turns;
  return [Math.floor(at), Math.ceil(at)];
}

/** What an operand can come to where it is an instant or a duration. */
function linesOf(operand: Operand, held: MomentsByName): readonly Line[] {
  switch (operand.kind) {
    case 'now':
      return [{ turns: 1, at: 0 }];
    case 'literal':
    case 'attribute':
      return valuesOf(operand, held).flatMap((value) => {
        if (value.type === 'instant') return [{ turns: 0, at: value.value }];
        return value.type === 'duration' ? [{ turns: 0, at: value.milliseconds }] : [];
      });
    case 'arithmetic': {
      const { operator, left, right } = operand;
      if (operator === '*') return [];
      const sign = operator === '+' ? 1 : -1;
      const apart = operator === '-' ? crossed(datesOf(left, held), datesOf(right, held), -1) : [];
      const sums = linesOf(left, held).flatMap((one) =>
        linesOf(right, held).map((other) => ({
          turns: one.turns + sign * other.turns,
          at: one.at + sign * other.at,
        })),
      );
      return distinct([...sums, ...apart.map((at) => ({ turns: 0, at }))]);
    }
    default:
      return operand satisfies never;
  }
}

/** What it can come to where it is a date, each as its first millisecond in UTC. */
function datesOf(operand: Operand, held: MomentsByName): readonly number[] {
  switch (operand.kind) {
    case 'now':
      return [];
    case 'literal':
    case 'attribute':
      return valuesOf(operand, held).flatMap((value) =>
        value.type === 'date' ? (utcStart(value.value) ?? []) : [],
      );
    case 'arithmetic': {
      const { operator, left, right } = operand;
      if (operator === '*') return [];
      const still = (side: Operand): readonly number[] =>
        linesOf(side, held).flatMap(({ turns, at }) => (turns === 0 && at % DAY === 0 ? [at] : []));
      return [
        ...crossed(datesOf(left, held), still(right), operator === '+' ? 1 : -1),
        ...(operator === '+' ? crossed(still(left), datesOf(right, held), 1) : []),
      ];
    }
    default:
      return operand satisfies never;
  }
}

/** When each of the dates that an operand can come to begins and ends in the tenant's zone. */
function boundsOf(operand: Operand, held: MomentsByName, timeZone: string | undefined): readonly number[] {
  if (timeZone === undefined) return [];
  return datesOf(operand, held).flatMap((at) => {
    const date = Math.abs(at) > 8.64e15 ? '' : new Date(at).toISOString().slice(0, 10);
    const next = nextDay(date);
    return [startOfDay(date, timeZone), next === null ? null : startOfDay(next, timeZone)].filter(
      (bound) => bound !== null,
    );
  });
}

function valuesOf(
  operand: Extract<Operand, { kind: 'literal' | 'attribute' }>,
  held: MomentsByName,
): readonly Value[] {
  return operand.kind === 'literal' ? [operand.value] : (held.get(operand.name) ?? []);
}

const crossed = (ones: readonly number[], others: readonly number[], sign: 1 | -1): readonly number[] =>
  [...new Set(ones.flatMap((one) => others.map((other) => one + sign * other)))].slice(0, MOST);

const distinct = (lines: readonly Line[]): readonly Line[] =>
  [...new Map(lines.map((line) => [`${line.turns} ${line.at}`, line])).values()].slice(0, MOST);
