import { useState } from 'react';
import { toggled } from '../../parts/toggled.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';

interface ClosedTypes {
  /** Types whose actions do not show. */
  readonly closed: ReadonlySet<string>;
  readonly toggle: (type: string) => void;
}

/**
 * Which types of the matrix are closed. The address says it for a link and after a reload, and follows what is done here:
 * it comes a moment later, and the next key is pressed before.
 * @param word what the address says as the page is opened
 */
export function useClosedTypes(word: string | undefined): ClosedTypes {
  const setSearch = useSetSearch();
  const [closed, setClosed] = useState<ReadonlySet<string>>(
    () => new Set((word ?? '').split(',').filter((type) => type !== '')),
  );
  return {
    closed,
    toggle(type) {
      const next = toggled(closed, type);
      setClosed(next);
      setSearch({ closed: next.size === 0 ? undefined : [...next].join(',') });
    },
  };
}
