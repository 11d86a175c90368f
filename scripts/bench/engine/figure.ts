/** One measured thing, as `npm run bench -- engine` prints it: a JSON line. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  /** Null for what is only told, such as a peer's own figure. */
  readonly target: number | null;
  readonly atLeast?: boolean;
  readonly notes: string;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

export function printFigure({ figure, value, unit, target, atLeast = false, notes }: Figure): void {
  const met = target === null ? null : atLeast ? value >= target : value <= target;
  console.log(JSON.stringify({ bench: 'engine', figure, value: rounded(value), unit, target, met, notes }));
}

export function say(text: string): void {
  process.stderr.write(`engine: ${text}\n`);
}
