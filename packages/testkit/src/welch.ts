/**
 * Welch's t between two samples: how far their means are apart, in standard errors of the difference. Beyond ±4.5 they
 * are not of one kind, as dudect judges it (Reparaz, Balasch, Verbauwhede: Dude, is my code constant time? 2017).
 * @returns 0 when neither varies and both have one mean; infinite when neither varies and the means differ
 */
export function welchT(one: readonly number[], other: readonly number[]): number {
  if (one.length < 2 || other.length < 2) throw new Error('two values of each kind are needed at least');
  const [a, b] = [momentsOf(one), momentsOf(other)];
  const difference = a.mean - b.mean;
  const error = Math.sqrt(a.variance / one.length + b.variance / other.length);
  return difference === 0 ? 0 : difference / error;
}

/**
 * Two samples without what took longest: a machine that does something else for a moment says nothing of the code. One
 * limit for both, so that neither loses what makes it slow.
 * @param share of both together that is kept, from 0 to 1
 */
export function croppedAlike(
  one: readonly number[],
  other: readonly number[],
  share: number,
): readonly [readonly number[], readonly number[]] {
  const sorted = [...one, ...other].toSorted((a, b) => a - b);
  const limit = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.POSITIVE_INFINITY;
  const within = (value: number): boolean => value <= limit;
  return [one.filter(within), other.filter(within)];
}

function momentsOf(values: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) };
}
