import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DraftView } from '@remit/api/changes-views';
import { documentItems, itemId, type DocumentItem, type ItemName } from '@remit/policy/document-items';
import type { Condition } from '@remit/policy/condition';
import { applySteps } from '@remit/policy/draft-steps';
import { onlyWhere } from '../../draft/only-where.ts';
import { withReporting } from '../../draft/with-reporting.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** An item as the base of a draft has it, and as the draft has it now; what is not there has no entries. */
interface ItemSides {
  readonly before: DocumentItem;
  readonly now: DocumentItem;
}

/**
 * Saves what one item shall say as a step of its own: undo brings back what it said.
 * @param next null where it cannot be said: then nothing is saved, and null is what comes back
 */
function useItemStep(
  { id, basedOn, revision, standing, steps }: DraftView,
  next: (sides: ItemSides) => DocumentItem | null | Promise<DocumentItem | null>,
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
      const step = await next({ before: before ?? gone, now: now ?? gone });
      if (step === null) return null;
      return calls.client.changes.save.mutate({
        id,
        revision,
        from: standing,
        steps: [[step]],
        standing: standing + 1,
      });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.changes.pathKey() }),
  });
}

/** Puts one item back as its base has it. */
export const useTakeBack = (draft: DraftView) => useItemStep(draft, ({ before }) => before);

/** Lets what a draft makes of an item count under a condition alone. */
export const useOnlyWhere = (draft: DraftView, where: () => Promise<Condition>) =>
  useItemStep(draft, async ({ before, now }) => onlyWhere(before, now, await where()));

/** Lets a rule or an exclusion of actions only report: it is watched before it counts. */
export const useWatchFirst = (draft: DraftView) =>
  useItemStep(draft, ({ now }) => ({
    ...now,
    entries: now.entries.map((entry) =>
      'kind' in entry && entry.kind !== 'roles' ? withReporting(entry, true) : entry,
    ),
  }));
