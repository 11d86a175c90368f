/**
 * Lists by key, in the order in which their members come. Each list is as long as it needs to be: a list that grew
 * keeps room for a dozen more, and a directory has ten thousand of them.
 */
export function gather<Value>(
  pairs: Iterable<readonly [string, Value]>,
): ReadonlyMap<string, readonly Value[]> {
  const gathered = new Map<string, Value[]>();
  for (const [key, value] of pairs) {
    const list = gathered.get(key);
    if (list === undefined) gathered.set(key, [value]);
    else list.push(value);
  }
  for (const [key, list] of gathered) if (list.length > 1) gathered.set(key, list.slice());
  return gathered;
}
