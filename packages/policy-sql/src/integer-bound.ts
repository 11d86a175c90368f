import type { Comparison } from '@remit/policy/condition';

/** What a comparison with a fraction asks of a whole number: a comparison with a whole one, or nothing at all. */
export type Bound =
  | { readonly kind: 'compare'; readonly operator: Comparison; readonly at: bigint }
  | { readonly kind: 'always' }
  | { readonly kind: 'never' };

const ALWAYS: Bound = { kind: 'always' };
const NEVER: Bound = { kind: 'never' };

const compare = (operator: Comparison, at: bigint): Bound => ({ kind: 'compare', operator, at });

function floorOf(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

/**
 * The whole numbers that compare so with a fraction, exactly: an index holds whole numbers.
 * @param divisor above 0
 */
export function integerBound(operator: Comparison, dividend: bigint, divisor: bigint): Bound {
  const floor = floorOf(dividend, divisor);
  const whole = dividend % divisor === 0n;
  switch (operator) {
    case '=':
      return whole ? compare('=', floor) : NEVER;
    case '!=':
      return whole ? compare('!=', floor) : ALWAYS;
    case '<':
      return compare(whole ? '<' : '<=', floor);
    case '>=':
      return compare(whole ? '>=' : '>', floor);
    case '<=':
    case '>':
      return compare(operator, floor);
    default:
      return operator satisfies never;
  }
}

/** The same of numbers that lie between `least` and `most`: what none or all of them meet is not asked. */
export function boundAmong(bound: Bound, least: bigint, most: bigint): Bound {
  if (bound.kind !== 'compare') return bound;
  const { operator, at } = bound;
  switch (operator) {
    case '=':
      return at < least || at > most ? NEVER : bound;
    case '!=':
      return at < least || at > most ? ALWAYS : bound;
    case '<':
      return at > most ? ALWAYS : at <= least ? NEVER : bound;
    case '<=':
      return at >= most ? ALWAYS : at < least ? NEVER : bound;
    case '>':
      return at < least ? ALWAYS : at >= most ? NEVER : bound;
    case '>=':
      return at <= least ? ALWAYS : at > most ? NEVER : bound;
    default:
      return operator satisfies never;
  }
}
