import { searchWords } from './search-words.ts';

/** Whether a word of the address is a moment at which access is looked at: `v12`, or one with its time of day. */
export const isMoment = (at: string | undefined): at is string => /^v|T/.test(at ?? '');

interface Moving {
  readonly at?: string | undefined;
  readonly draft?: string | undefined;
}

/** The moment goes along from one page to the next, unless a link says otherwise; who opens a draft comes back to now. */
const keepMoment = <Search extends Moving>({
  search,
  next,
}: {
  readonly search: Search;
  readonly next: (search: Search) => Search;
}): Search => {
  const to = next(search);
  if ('at' in to || !isMoment(search.at)) return to;
  return to.draft !== undefined && search.draft === undefined ? to : { ...to, at: search.at };
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

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page is of now whatever moment the address names, and says so. */
    readonly ofNow?: true;
  }
}

/** For a page that is about one version or draft, or about now: the moment goes along, and is not shown. */
export const besideMoment = <Name extends string>(
  ...names: readonly Name[]
): AtMoment<'at' | Name> & { readonly staticData: { readonly ofNow: true } } => ({
  ...atMoment(...names),
  staticData: { ofNow: true },
});
