import { useMatch, useRouter } from '@tanstack/react-router';
import { useSearchInPlace } from './use-search-in-place.ts';

/** A change of the words in the address; undefined takes one away. */
export type SearchChange = Readonly<
  Partial<
    Record<
      | 'q'
      | 'draft'
      | 'as'
      | 'type'
      | 'sort'
      | 'role'
      | 'module'
      | 'show'
      | 'compare'
      | 'people'
      | 'freeze'
      | 'closed'
      | 'sel',
      string | undefined
    >
  >
>;

/** Changes words in the address of the screen that calls it, in place, without a step in the history. */
export function useSetSearch(): (change: SearchChange) => void {
  const router = useRouter();
  const setSearch = useSearchInPlace();
  const here = useMatch({ strict: false }).pathname;
  return (change) => {
    // What was typed can settle when its screen is being left already: it must not reach the address of the next one.
    if (bare(router.latestLocation.pathname) !== bare(here)) return;
    setSearch(change);
  };
}

const bare = (path: string): string => path.replace(/\/+$/, '');
