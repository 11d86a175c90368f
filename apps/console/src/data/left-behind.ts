/** What pages of a tenant noted in this browser as they went away, for the pages that come after them, oldest first. */
export interface LeftBehind<Note> {
  read(slug: string): readonly Note[];
  keep(slug: string, notes: readonly Note[]): void;
}

/**
 * @param what what is noted, in words that nothing else is kept under
 * @param isNote whether something is such a note; what somebody else wrote there is nothing
 */
export function leftBehind<Note>(what: string, isNote: (read: unknown) => read is Note): LeftBehind<Note> {
  const keyOf = (slug: string): string => `remit ${what} sent on leaving ${slug}`;
  return {
    read: (slug) => {
      const text = localStorage.getItem(keyOf(slug));
      if (text === null) return [];
      try {
        const read: unknown = JSON.parse(text);
        return Array.isArray(read) ? read.filter(isNote) : [];
      } catch {
        localStorage.removeItem(keyOf(slug));
        return [];
      }
    },
    keep: (slug, notes) => {
      if (notes.length === 0) localStorage.removeItem(keyOf(slug));
      else localStorage.setItem(keyOf(slug), JSON.stringify(notes));
    },
  };
}
