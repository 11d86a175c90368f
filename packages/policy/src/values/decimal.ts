/** An exact decimal: `units` × 10^-`scale`. Floating point would make a limit wrong by a cent. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** Longer numbers than this are no amounts that anyone administers; they cost time and are refused. */
const MAX_CHARACTERS = 100;

/** @returns null for anything but a plain decimal in ASCII digits: no exponent, no NaN, no infinity, no grouping */
export function parseDecimal(text: string): Decimal | null {
  if (text.length > MAX_CHARACTERS || !/^-?[0-9]+(\.[0-9]+)?$/.test(text)) return null;
  const point = text.indexOf('.');
  if (point < 0) return { units: BigInt(text), scale: 0 };
  return { units: BigInt(text.slice(0, point) + text.slice(point + 1)), scale: text.length - point - 1 };
}

/** @returns whole units as a decimal */
export const wholeDecimal = (units: number): Decimal => ({ units: BigInt(units), scale: 0 });

function align(left: Decimal, right: Decimal): { left: bigint; right: bigint; scale: number } {
  const scale = Math.max(left.scale, right.scale);
  return {
    left: left.units * 10n ** BigInt(scale - left.scale),
    right: right.units * 10n ** BigInt(scale - right.scale),
    scale,
  };
}

/** @returns -1, 0 or 1 as `left` is less than, equal to or greater than `right` */
export function compareDecimals(left: Decimal, right: Decimal): number {
  const at = align(left, right);
  return at.left < at.right ? -1 : at.left > at.right ? 1 : 0;
}

/** Plus, minus or times, exactly. */
export function combineDecimals(operator: '+' | '-' | '*', left: Decimal, right: Decimal): Decimal {
  if (operator === '*') return { units: left.units * right.units, scale: left.scale + right.scale };
  const at = align(left, right);
  return { units: operator === '+' ? at.left + at.right : at.left - at.right, scale: at.scale };
}
