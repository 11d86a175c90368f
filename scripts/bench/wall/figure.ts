/** One measured thing, as `npm run bench -- wall` prints it: a JSON line. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** Null for what is only told. */
  readonly target: number | null;
  readonly atLeast?: boolean;
  readonly notes: string;
}

export function printFigure({ figure, value, unit, target, atLeast = false, notes }: Figure): void {
  const met = target === null ? null : atLeast ? value >= target : value <= target;
  const rounded = Number(value.toPrecision(4));
  process.stdout.write(
    `${JSON.stringify({ bench: 'wall', figure, value: rounded, unit, target, met, notes })}\n`,
  );
}

export function say(text: string): void {
  process.stderr.write(`wall: ${text}\n`);
}

/** The middle one. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[sorted.length >> 1] ?? Number.NaN;
};
