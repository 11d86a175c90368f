import { searchWords } from './search-words.ts';

/** Whether a word of the address is a moment at which access is looked at: `v12`, or one with its time of day. */
export const isMoment = (at: string | undefined): at is string => /^v|T/.test(at ?? '');

/** The moment goes along from one page to the next, unless a link says otherwise. */
const keepMoment = <Search extends { readonly at?: string | undefined }>({
  search,
  next,
}: {
  readonly search: Search;
  readonly next: (search: Search) => Search;
}): Search => {
  const to = next(search);
  return 'at' in to || !isMoment(search.at) ? to : { ...to, at: search.at };
};

interface AtMoment<Word extends string> {
  readonly validateSearch: ReturnType<typeof searchWords<Word>>;
  readonly search: { readonly middlewares: (typeof keepMoment)[] };
}

/** For a page about access, which can be looked at as of another moment: reads the words named and the moment. */
export const atMoment = <Name extends string>(...names: readonly Name[]): AtMoment<'at' | Name> => ({
  validateSearch: searchWords<'at' | Name>('at', ...names),
  search: { middlewares: [keepMoment] },
});
