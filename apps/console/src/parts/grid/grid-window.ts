/** How many lines are drawn beyond each edge, so that what comes into sight has been drawn before it is there. */
const BEYOND = 4;

/** Lines of one axis of a grid, all of one size in pixels, and the room that they have. */
interface GridAxis {
  readonly size: number;
  readonly room: number;
}

/**
 * The lines of one axis that are drawn: those in sight and a few beyond, and those that must stay wherever they are.
 * @param first the first line in sight
 * @param kept lines that are drawn in any case; -1 for none
 */
export function drawnLines(
  { size, room, count }: GridAxis & { readonly count: number },
  first: number,
  kept: readonly number[],
): readonly number[] {
  const from = Math.max(0, Math.min(count, first - BEYOND));
  const to = Math.min(count, first + Math.ceil(room / size) + 1 + BEYOND);
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);
  const extra = kept.filter((line) => line >= 0 && line < count && (line < from || line >= to));
  return extra.length === 0 ? drawn : [...drawn, ...new Set(extra)].toSorted((one, other) => one - other);
}

/**
 * Where to scroll so that a line is in sight; where it is already, nowhere else.
 * @param covered pixels at the start of what is in sight that something else lies over
 */
export function offsetShowing(
  { size, room, covered }: GridAxis & { readonly covered: number },
  line: number,
  offset: number,
): number {
  const latest = Math.max(0, line * size - covered);
  const earliest = Math.max(0, (line + 1) * size - room);
  if (offset > latest) return latest;
  return offset < earliest ? earliest : offset;
}
