/** Every subset of a few items, the empty one first: 2ⁿ of them, so whoever asks bounds how many there are. */
export function subsets<T>(items: readonly T[]): readonly (readonly T[])[] {
  let found: readonly (readonly T[])[] = [[]];
  for (const item of items) found = found.concat(found.map((each) => each.concat([item])));
  return found;
}
