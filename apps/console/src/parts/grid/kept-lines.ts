import { sameData } from '@remit/policy/same-data';

/**
 * Keeps the lines of a grid as they are while others change: a line that says the same is the same object, and so is a
 * list in which no line changed. What is drawn of them is told by that.
 * @returns takes a list of plain data, and returns what says the same
 */
export function keptLines<Line extends { readonly key: string }>(): (
  lines: readonly Line[],
) => readonly Line[] {
  let list: readonly Line[] = [];
  return (lines) => {
    const before = new Map(list.map((line) => [line.key, line]));
    const kept = lines.map((line) => {
      const known = before.get(line.key);
      return known !== undefined && sameData(known, line) ? known : line;
    });
    const isSame = kept.length === list.length && kept.every((line, at) => line === list[at]);
    if (!isSame) list = kept;
    return list;
  };
}
