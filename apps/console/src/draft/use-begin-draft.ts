import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { DraftStanding } from '@remit/api/changes/changes-views';
import type { DraftStep } from '@remit/policy/draft/draft-steps';
import { useFailureToast } from '../parts/toasts.tsx';
import { useCalls } from '../shell/tenant-context.ts';

/** What a draft begins with: a version, and what it sets; nothing for an empty draft. */
export interface DraftStart {
  readonly version: number;
  readonly step: DraftStep;
  /** Null to call it by its number. */
  readonly name: string | null;
}

/** Begins a draft that is there at once, with one edit or with none. What refuses is said. */
export function useBeginDraft(
  then: (draft: DraftStanding) => void,
): UseMutationResult<DraftStanding, unknown, DraftStart> {
  const calls = useCalls();
  const cache = useQueryClient();
  const tellFailure = useFailureToast();
  return useMutation({
    mutationFn: ({ version, step, name }: DraftStart) =>
      calls.client.changes.begin.mutate({
        id: crypto.randomUUID(),
        basedOn: version,
        steps: step.length === 0 ? [] : [step],
        name,
      }),
    onSuccess: async (draft) => {
      await cache.invalidateQueries({ queryKey: calls.options.changes.pathKey() });
      then(draft);
    },
    onError: tellFailure,
  });
}
