import { searchWords } from './search-words.ts';

/** Whether a word of the address is a moment at which access is looked at: `v12`, or one with its time of day. */
export const isMoment = (at: string | undefined): at is string => /^v|T/.test(at ?? '');

/**
 * For a page about access, which can be looked at as of another moment: reads the words named and the moment, which goes
 * along from one such page to the next unless a link says otherwise.
 */
export const atMoment = <Name extends string>(...names: readonly Name[]) => ({
  validateSearch: searchWords<'at' | Name>('at', ...names),
  search: {
    middlewares: [
      <Search extends { readonly at?: string | undefined }>({
        search,
        next,
      }: {
        readonly search: Search;
        readonly next: (search: Search) => Search;
      }): Search => {
        const to = next(search);
        return 'at' in to || !isMoment(search.at) ? to : { ...to, at: search.at };
      },
    ],
  },
});
