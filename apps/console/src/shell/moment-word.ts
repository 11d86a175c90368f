/** Whether a word of the address is a moment at which access is looked at: `v12`, or one with its time of day. */
export const isMoment = (at: string | undefined): at is string => /^v|T/.test(at ?? '');

/** Goes along from one page about access to the next, unless a link says otherwise. */
export const keepsMoment = {
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
};
