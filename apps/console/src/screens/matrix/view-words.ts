import { sameData } from '@remit/policy/same-data';

/** Those words of the matrix's address that say what shows of it. */
const kept = ['q', 'role', 'module', 'show', 'compare', 'people'] as const;

export type ViewWords = Readonly<Partial<Record<(typeof kept)[number], string>>>;

/** What an address says of what shows; nothing for the whole matrix. */
export function viewWords(search: Readonly<Record<string, unknown>>): ViewWords {
  return Object.fromEntries(
    kept.flatMap((word) => {
      const said = search[word];
      return typeof said === 'string' && said !== '' ? [[word, said]] : [];
    }),
  );
}

/** The change of an address that makes it show a view, and nothing that another one had left. */
export const searchOf = (words: ViewWords): Record<(typeof kept)[number], string | undefined> => ({
  q: words.q,
  role: words.role,
  module: words.module,
  show: words.show,
  compare: words.compare,
  people: words.people,
});

/** Whether two views show the same. */
export const sameView = (one: ViewWords, other: ViewWords): boolean =>
  sameData(searchOf(one), searchOf(other));
