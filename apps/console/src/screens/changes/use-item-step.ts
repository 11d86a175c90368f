import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DraftView } from '@remit/api/changes-views';
import { documentItems, itemId, type DocumentItem, type ItemName } from '@remit/policy/document-items';
import { applySteps } from '@remit/policy/draft-steps';
import { withReporting } from '../../draft/with-reporting.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** An item as the base of a draft has it, and as the draft has it now; what is not there has no entries. */
interface ItemSides {
  readonly before: DocumentItem;
  readonly now: DocumentItem;
}

/** Saves what one item shall say as a step of its own: undo brings back what it said. */
function useItemStep(
  { id, basedOn, revision, standing, steps }: DraftView,
  next: (sides: ItemSides) => DocumentItem,
) {
  const calls = useCalls();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ kind, key }: ItemName) => {
      const { document } = await cache.fetchQuery({
        ...calls.options.versions.get.queryOptions({ version: basedOn }),
        staleTime: Infinity,
      });
      const name = { kind, key };
      const gone: DocumentItem = { ...name, entries: [], comments: [] };
      const [before, now] = [document, applySteps(document, steps.slice(0, standing))].map(
        (side) => documentItems(side).get(itemId(name)) ?? gone,
      );
      const step = [next({ before: before ?? gone, now: now ?? gone })];
      return calls.client.changes.save.mutate({
        id,
        revision,
        from: standing,
        steps: [step],
        standing: standing + 1,
      });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.changes.pathKey() }),
  });
}

/** Puts one item back as its base has it. */
export const useTakeBack = (draft: DraftView) => useItemStep(draft, ({ before }) => before);

/** Lets a rule or an exclusion of actions only report: it is watched before it counts. */
export const useWatchFirst = (draft: DraftView) =>
  useItemStep(draft, ({ now }) => ({
    ...now,
    entries: now.entries.map((entry) =>
      'kind' in entry && entry.kind !== 'roles' ? withReporting(entry, true) : entry,
    ),
  }));
