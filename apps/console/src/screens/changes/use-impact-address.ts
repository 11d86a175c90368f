import { useSearch } from '@tanstack/react-router';
import { useSearchInPlace } from '../../shell/use-search-in-place.ts';

/** How the effect of a draft is looked at, as its address says it. */
export interface ImpactAddress {
  readonly show: 'meaning' | 'text';
  readonly only: 'all' | 'losses';
  readonly by: 'people' | 'permission';
  change(words: Partial<Pick<ImpactAddress, 'show' | 'only' | 'by'>>): void;
}

/** What the address says of the screen of a draft; a word that it does not know counts as none. */
export function useImpactAddress(): ImpactAddress {
  const { show, only, by } = useSearch({ from: '/t/$tenant/changes/$draft/impact' });
  const setSearch = useSearchInPlace();
  return {
    show: show === 'text' ? 'text' : 'meaning',
    only: only === 'losses' ? 'losses' : 'all',
    by: by === 'permission' ? 'permission' : 'people',
    change: (words) => setSearch(withoutUsual(words)),
  };
}

/** What is so without being said is not said. */
function withoutUsual(words: Partial<Pick<ImpactAddress, 'show' | 'only' | 'by'>>) {
  const usual = new Set<string>(['meaning', 'all', 'people']);
  return Object.fromEntries(
    Object.entries(words).map(([name, word]) => [name, usual.has(word) ? undefined : word]),
  );
}
