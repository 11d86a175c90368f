import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { itemId, type ItemName } from '@remit/policy/draft/document-items';
import type { DraftItemView } from '@remit/api/changes/changes-impact-views';
import type { DraftReviewsView, DraftView } from '@remit/api/changes/changes-views';
import { problemOf } from '../../data/problem.ts';
import { itemCalled } from '../../draft/item-called.ts';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { ImpactItem } from './impact-item.tsx';
import { useTakeBack, useWatchFirst } from './use-item-step.ts';

// It brings the pickers of people and folders with it.
const StageItem = lazyDialog(async () => (await import('./stage-item.tsx')).StageItem);

interface ImpactItemsProps {
  readonly draft: DraftView;
  readonly items: readonly DraftItemView[];
  /** What was said of each; undefined while that is on its way. */
  readonly comments: DraftReviewsView['comments'] | undefined;
}

/** What a draft is made of, item by item: in sentences where it means something, else in its lines; each can be taken back. */
export function ImpactItems({ draft, items, comments }: ImpactItemsProps) {
  const name = useTranslations('versions');
  const calls = useCalls();
  const { data: policy } = useQuery(calls.options.policy.current.queryOptions());
  const takeBack = useTakeBack(draft);
  const watchFirst = useWatchFirst(draft);
  const [staging, setStaging] = useState<ItemName | null>(null);
  const titleOf = (item: ItemName): string =>
    name(`item.${item.kind}`, { key: itemCalled(policy?.document, item) });
  const problem = takeBack.error ?? watchFirst.error;
  return (
    <>
      <ul className="card divide-y divide-line">
        {items.map((item) => (
          <ImpactItem
            key={itemId(item)}
            draft={draft}
            item={item}
            title={titleOf(item)}
            comments={comments ?? []}
            takeBack={takeBack}
            watchFirst={watchFirst}
            onStage={() => setStaging(item)}
          />
        ))}
      </ul>
      <Suspense>
        {staging === null ? null : (
          <StageItem draft={draft} item={staging} title={titleOf(staging)} onClose={() => setStaging(null)} />
        )}
      </Suspense>
      <p role="alert" className="text-loss first-letter:uppercase empty:hidden">
        {problem === null ? null : problemOf(problem).message}
      </p>
    </>
  );
}
