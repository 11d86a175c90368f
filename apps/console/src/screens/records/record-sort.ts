export interface RecordSort {
  readonly field: string;
  readonly direction: 'asc' | 'desc';
}

/** The order that a word of the address names: `margin` ascending, `-margin` descending. */
export function sortOf(word: string | undefined): RecordSort | null {
  if (word === undefined || !/^-?[a-z][a-z0-9_]*$/.test(word)) return null;
  return word.startsWith('-')
    ? { field: word.slice(1), direction: 'desc' }
    : { field: word, direction: 'asc' };
}

/** The word for pressing a column's head: ascending, then descending, then the order of the table. */
export function sortWord(field: string, now: RecordSort | null): string | undefined {
  if (now?.field !== field) return field;
  return now.direction === 'asc' ? `-${field}` : undefined;
}
