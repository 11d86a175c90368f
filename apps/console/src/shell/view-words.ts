import { sameData } from '@remit/policy/same-data';

/** Words of a screen's address, with what they said when its view was saved; none for all that it has to show. */
export type ViewWords = Readonly<Record<string, string>>;

/** What an address says of what shows. @param kept the words of it that a view keeps */
export function viewWords<Word extends string>(
  kept: readonly Word[],
  address: Readonly<Partial<Record<Word, unknown>>>,
): ViewWords {
  return Object.fromEntries(
    kept.flatMap((word) => {
      const said = address[word];
      return typeof said === 'string' && said !== '' ? [[word, said]] : [];
    }),
  );
}

/** The change of an address that makes it show a view, and nothing that another one had left. */
export const addressOf = <Word extends string>(
  kept: readonly Word[],
  view: ViewWords,
): Readonly<Partial<Record<Word, string | undefined>>> =>
  Object.fromEntries(kept.map((word) => [word, view[word]])) as Partial<Record<Word, string | undefined>>;

/** Whether two views show the same. */
export const sameView = (kept: readonly string[], one: ViewWords, other: ViewWords): boolean =>
  sameData(viewWords(kept, one), viewWords(kept, other));
