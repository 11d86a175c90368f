import { useQuery } from '@tanstack/react-query';
import type { RequestFormView } from '@remit/api/requests/request-views';
import type { PersonChip } from '@remit/api/views';
import { useCalls } from '../../../shell/tenant-context.ts';

/** What the form offers to choose from: to its reader, or where they ask in somebody's place, to the two of them. */
export function useOfferedForm(own: RequestFormView, onBehalfOf: PersonChip | null): RequestFormView {
  const calls = useCalls();
  const theirs = useQuery({
    ...calls.options.requests.formFor.queryOptions({ onBehalfOf: onBehalfOf?.id ?? '', type: own.type }),
    enabled: onBehalfOf !== null,
  });
  return onBehalfOf === null ? own : (theirs.data ?? own);
}
