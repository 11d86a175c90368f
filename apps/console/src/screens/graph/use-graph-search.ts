import { useNavigate } from '@tanstack/react-router';

export interface GraphSearch {
  readonly as?: string | undefined;
  readonly show?: string | undefined;
  readonly only?: string | undefined;
  readonly to?: string | undefined;
  /** Id of the member with whom the one in the middle is compared. */
  readonly with?: string | undefined;
}

/** Changes words in the address of the graph. Another focus is a step in the history; all else is changed in place. */
export function useGraphSearch(): (change: GraphSearch) => void {
  const navigate = useNavigate({ from: '/t/$tenant/access/graph' });
  return (change) =>
    void navigate({
      search: (before) => ({ ...before, ...change }),
      replace: change.as === undefined,
      resetScroll: false,
    });
}
