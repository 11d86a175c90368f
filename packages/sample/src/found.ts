/** What a plan must have; a plan that names something it does not state is a mistake in this package. */
export function found<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`the sample plan has no ${what}`);
  return value;
}
