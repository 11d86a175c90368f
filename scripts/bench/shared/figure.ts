/** One measured thing, as `npm run bench` prints it: a JSON line. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** Null for what is only told, such as a peer's own figure. */
  readonly target: number | null;
  /** True where the target is the least that will do, not the most. */
  readonly atLeast?: boolean;
  readonly notes?: string;
}

/**
 * What a bench says: its figures on stdout, what it is at on stderr.
 * @param bench its name, as in `npm run bench -- wall`
 */
export const teller = (bench: string) => ({
  printFigure({ figure, value, unit, target, atLeast = false, notes = '' }: Figure): void {
    const met = target === null ? null : atLeast ? value >= target : value <= target;
    const rounded = Number(value.toPrecision(4));
    process.stdout.write(`${JSON.stringify({ bench, figure, value: rounded, unit, target, met, notes })}\n`);
  },
  say(text: string): void {
    process.stderr.write(`${bench}: ${text}\n`);
  },
});
