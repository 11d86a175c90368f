import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import type { PreviewView } from '@remit/api/people/person-impact-views';
import type { PolicyDocument } from '@remit/policy/document';
import { problemOf } from '../../data/problem.ts';
import type { Draft } from '../../draft/draft.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { useCalls } from '../../shell/tenant-context.ts';

const numbers = new WeakMap<PolicyDocument, number>();
let last = 0;

/** A number for each document: two that are not one are asked about apart. */
function numberOf(document: PolicyDocument): number {
  const known = numbers.get(document) ?? (last += 1);
  numbers.set(document, known);
  return known;
}

/** What the draft would change for one person, counted by the server; asked anew with each edit. */
export function useImpact(draft: Draft, member: string | null): UseQueryResult<PreviewView> {
  const calls = useCalls();
  const cache = useQueryClient();
  const settled = useSettled(draft.document, 60);
  const impact = useQuery({
    queryKey: [...calls.options.policy.preview.pathKey(), draft.basedOn, member, numberOf(draft.document)],
    queryFn: ({ signal }) =>
      calls.client.policy.preview.query(
        { basedOn: draft.basedOn, document: draft.document, member: member ?? '' },
        { signal },
      ),
    enabled: member !== null && settled === draft.document && draft.changes.length > 0 && !draft.moved,
    placeholderData: keepPreviousData,
  });
  // Somebody published under the draft: read what they published, and the draft offers to be carried over to it.
  const overtaken = impact.isError && problemOf(impact.error).code === 'conflict';
  const published = calls.options.policy.current.queryKey();
  const refresh = useEffectEvent(() => void cache.invalidateQueries({ queryKey: published }));
  useEffect(() => {
    if (overtaken) refresh();
  }, [overtaken]);
  return impact;
}
