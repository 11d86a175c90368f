/** One measured thing, as `npm run bench -- console` prints it: a JSON line. */
export function printFigure(
  figure: string,
  value: number,
  unit: string,
  target: number | null,
  notes = '',
): void {
  const rounded = Number(value.toPrecision(4));
  const met = target === null ? null : value <= target;
  process.stdout.write(
    `${JSON.stringify({ bench: 'console', figure, value: rounded, unit, target, met, notes })}\n`,
  );
}

export function say(text: string): void {
  process.stderr.write(`console: ${text}\n`);
}

/** The value below which a share of them lies: 0.95 is p95. */
export const share = (values: readonly number[], part: number): number =>
  values.toSorted((one, other) => one - other)[
    Math.min(values.length - 1, Math.floor(values.length * part))
  ] ?? Number.NaN;

/** p50 and the worst, for the notes of a p95. */
export const spread = (values: readonly number[], unit: string): string =>
  `p50 ${share(values, 0.5).toFixed(1)} ${unit}, worst ${Math.max(...values).toFixed(1)} ${unit}, of ${values.length}`;
