const UNITS = [
  ['week', 604_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
] as const;

/** A duration as policy text writes it, in the largest unit that it is a whole number of: `36 hours`, `-2 days`. */
export function durationWords(milliseconds: number): string {
  const [unit, size] = UNITS.find(([, each]) => milliseconds % each === 0 && milliseconds !== 0) ?? [
    'day',
    1,
  ];
  const count = milliseconds / size;
  return `${count} ${unit}${Math.abs(count) === 1 ? '' : 's'}`;
}
