/** The value below which a share of them lies: 0.95 is p95. */
export const share = (values: readonly number[], part: number): number =>
  values.toSorted((one, other) => one - other)[
    Math.min(values.length - 1, Math.floor(values.length * part))
  ] ?? Number.NaN;

/** The middle one. */
export const median = (values: readonly number[]): number => share(values, 0.5);

/** p50 and the worst, for the notes of a p95. */
export const spread = (values: readonly number[], unit: string): string =>
  `p50 ${median(values).toFixed(1)} ${unit}, worst ${Math.max(...values).toFixed(1)} ${unit}, of ${values.length}`;
