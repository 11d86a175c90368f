const FAR = 3;
const SHOWN = 3;
/** Nobody writes so long a name by a slip of the pen. */
const LONG = 80;

/** Single-character edits from one word to another; more than `FAR` of them are not counted out. */
function distance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => Math.min(at, FAR + 1));
  for (let i = 1; i <= left.length; i += 1) {
    const next = row.map(() => FAR + 1);
    if (i <= FAR) next[0] = i;
    let least = next[0] ?? FAR + 1;
    // Further off the diagonal there are more edits than count.
    for (let j = Math.max(1, i - FAR); j <= Math.min(right.length, i + FAR); j += 1) {
      const swap = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      const edits = Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, FAR + 1);
      next[j] = edits;
      least = Math.min(least, edits);
    }
    if (least > FAR) return FAR + 1;
    row = next;
  }
  return row[right.length] ?? 0;
}

/**
 * The names that may have been meant by one that is not declared, nearest first: a slip of up to three characters,
 * another case, or the bare name of a type for its full one.
 */
export function nearestNames(name: string, declared: Iterable<string>): readonly string[] {
  if (typeof name !== 'string' || name.length > LONG) return [];
  const wanted = name.toLowerCase();
  const ranked = [...new Set(declared)].flatMap((each) => {
    const other = each.toLowerCase();
    const far = other.endsWith(`.${wanted}`)
      ? 0
      : Math.abs(other.length - wanted.length) > FAR
        ? FAR + 1
        : distance(wanted, other);
    return far <= Math.min(FAR, Math.max(1, wanted.length - 1)) ? [{ each, far }] : [];
  });
  const order = ranked.toSorted((a, b) => a.far - b.far || (a.each < b.each ? -1 : 1));
  return order.slice(0, SHOWN).map(({ each }) => each);
}
