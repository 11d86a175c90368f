import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DraftView } from '@remit/api/changes/changes-views';
import { documentItems, itemId, type DocumentItem, type ItemName } from '@remit/policy/draft/document-items';
import { applySteps } from '@remit/policy/draft/draft-steps';
import { onlyWhere } from '@remit/policy/only-where';
import { conditionOf, type Staging } from '@remit/policy/draft/staging';
import { withReporting } from '../../draft/with-reporting.ts';
import { useCalls } from '../../shell/tenant-context.ts';

/** An item as the base of a draft has it, and as the draft has it now; what is not there has no entries. */
interface ItemSides {
  readonly before: DocumentItem;
  readonly now: DocumentItem;
}

/** What an item shall say instead; null where that cannot be said. */
type Said = (sides: ItemSides) => DocumentItem | null;

/**
 * Saves what items shall say as one step: undo brings back what they said.
 * @param next where one of them cannot be said, nothing is saved, and null is what comes back
 */
function useItemStep(
  { id, basedOn, revision, standing, steps }: DraftView,
  next: () => Said | Promise<Said>,
) {
  const calls = useCalls();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async (names: readonly ItemName[]) => {
      const { document } = await cache.fetchQuery({
        ...calls.options.versions.get.queryOptions({ version: basedOn }),
        staleTime: Infinity,
      });
      const [before, now] = [document, applySteps(document, steps.slice(0, standing))].map(documentItems);
      const said = await next();
      const step = names.map(({ kind, key }) => {
        const gone: DocumentItem = { kind, key, entries: [], comments: [] };
        const name = itemId({ kind, key });
        return said({ before: before?.get(name) ?? gone, now: now?.get(name) ?? gone });
      });
      if (step.includes(null)) return null;
      return calls.client.changes.save.mutate({
        id,
        revision,
        from: standing,
        steps: [step.flatMap((edit) => edit ?? [])],
        standing: standing + 1,
      });
    },
    onSettled: () => cache.invalidateQueries({ queryKey: calls.options.changes.pathKey() }),
  });
}

/** Puts items back as its base has them. */
export const useTakeBack = (draft: DraftView) =>
  useItemStep(
    draft,
    () =>
      ({ before }) =>
        before,
  );

/** Lets what a draft makes of items count under a condition alone. */
export const useOnlyWhere = (draft: DraftView, where: () => Promise<Staging>) =>
  useItemStep(draft, async () => {
    const condition = conditionOf(await where());
    return ({ before, now }) => onlyWhere(before, now, condition);
  });

/** Lets rules or exclusions of actions only report: they are watched before they count. */
export const useWatchFirst = (draft: DraftView) =>
  useItemStep(draft, () => ({ now }) => ({
    ...now,
    entries: now.entries.map((entry) =>
      'kind' in entry && entry.kind !== 'roles' ? withReporting(entry, true) : entry,
    ),
  }));
