import { infiniteQueryOptions, type QueryKey } from '@tanstack/react-query';

interface PageCall<Page> {
  /** The key that every page of this list lives under. */
  readonly key: QueryKey;
  readonly fetch: (cursor: { readonly cursor?: string }, signal: AbortSignal) => Promise<Page>;
}

/** A list that comes in pages, each naming the cursor of the next. The server takes the cursor and nothing else beside. */
export function pageOptions<Page extends { readonly next: string | null }>({ key, fetch }: PageCall<Page>) {
  return infiniteQueryOptions({
    queryKey: [...key, 'pages'],
    queryFn: ({ pageParam, signal }) => fetch(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
}
