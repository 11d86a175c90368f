import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Entry, itemId, type ItemName } from '@remit/policy/document-items';
import { asOneStep } from '@remit/policy/draft-steps';
import { canStage } from '@remit/policy/only-where';
import type { DraftItemView } from '@remit/api/changes-impact-views';
import type { DraftReviewsView, DraftView } from '@remit/api/changes-views';
import type { TextLine } from '@remit/api/versions-views';
import { problemOf } from '../../data/problem.ts';
import { itemCalled } from '../../draft/item-called.ts';
import { ChangeMark } from '../../parts/change-mark.tsx';
import { Chip } from '../../parts/chip.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { CommentLine, CommentPress } from './draft-talk.tsx';
import { editGuard } from './edit-guard.ts';
import { StagedLines } from './staged-lines.tsx';
import { useTakeBack, useWatchFirst } from './use-item-step.ts';

// It brings the pickers of people and folders with it.
const StageItem = lazyDialog(async () => (await import('./stage-item.tsx')).StageItem);

const tones = { added: 'gain', removed: 'loss', changed: 'warn' } as const;
const signs = { same: ' ', added: '+', removed: '−' } as const;
const lineLooks = { same: 'text-ink-3', added: 'text-gain', removed: 'text-loss' } as const;

interface ImpactItemsProps {
  readonly draft: DraftView;
  readonly items: readonly DraftItemView[];
  /** What was said of each; undefined while that is on its way. */
  readonly comments: DraftReviewsView['comments'] | undefined;
}

/** What a draft is made of, item by item: in sentences where it means something, else in its lines; each can be taken back. */
export function ImpactItems({ draft, items, comments }: ImpactItemsProps) {
  const t = useTranslations('draftImpact');
  const name = useTranslations('versions');
  const calls = useCalls();
  const { data: policy } = useQuery(calls.options.policy.current.queryOptions());
  const called = (item: ItemName): string => itemCalled(policy?.document, item);
  const takeBack = useTakeBack(draft);
  const watchFirst = useWatchFirst(draft);
  const [staging, setStaging] = useState<ItemName | null>(null);
  const problem = takeBack.error ?? watchFirst.error;
  return (
    <>
      <ul className="card divide-y divide-line">
        {items.map((item) => {
          const title = name(`item.${item.kind}`, { key: called(item) });
          return (
            <li key={itemId(item)} className="flex flex-col gap-1.5 px-4 py-3">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="min-w-0 font-medium break-words">{title}</span>
                <Chip tone={tones[item.change]}>{t(`change.${item.change}`)}</Chip>
                <span className="ml-auto flex flex-wrap gap-1.5 print:hidden">
                  <CommentPress
                    draft={draft}
                    item={{ kind: item.kind, key: item.key }}
                    label={t('sayOf', { item: title })}
                  />
                  {item.watchable ? (
                    <GuardedButton
                      guard={editGuard(draft)}
                      asked={{ title: t('watchOne', { item: title }) }}
                      aria-label={t('watchOne', { item: title })}
                      pending={watchFirst.isPending}
                      onPress={() => watchFirst.mutate([item])}
                    >
                      {t('watch')}
                    </GuardedButton>
                  ) : null}
                  {canStage(item) ? (
                    <GuardedButton
                      guard={editGuard(draft)}
                      asked={{ title: t('stageOne', { item: title }) }}
                      aria-label={t('stageOne', { item: title })}
                      onPress={() => setStaging(item)}
                    >
                      {t('stage')}
                    </GuardedButton>
                  ) : null}
                  <GuardedButton
                    guard={editGuard(draft)}
                    asked={{ title: t('revertOne', { item: title }) }}
                    aria-label={t('revertOne', { item: title })}
                    pending={takeBack.isPending}
                    onPress={() => takeBack.mutate([item])}
                  >
                    {t('revert')}
                  </GuardedButton>
                </span>
              </div>
              {item.sentences.length > 0 ? (
                <ul className="flex flex-col gap-1 text-ink-2">
                  {item.sentences.map(({ change, sentence }) => (
                    <li key={sentence} className="flex items-start gap-2">
                      <ChangeMark change={change} />
                      <span className="min-w-0">{sentence.replaceAll('`', '')}</span>
                    </li>
                  ))}
                </ul>
              ) : (
                <div className="font-mono text-xs">
                  {numbered(item.text).map(({ kind, number, text }) => (
                    <div key={number} className={`flex leading-5 ${lineLooks[kind]}`}>
                      <span aria-hidden className="w-4 shrink-0 select-none">
                        {signs[kind]}
                      </span>
                      {kind === 'same' ? null : <span className="sr-only">{name(kind)}: </span>}
                      <span className="min-w-0 break-words whitespace-pre-wrap">{text}</span>
                    </div>
                  ))}
                </div>
              )}
              <StagedLines entries={entriesOf(draft, item)} />
              <ul className="-mx-4 divide-y divide-line border-t border-line empty:hidden">
                {(comments ?? [])
                  .filter((comment) => comment.item !== null && itemId(comment.item) === itemId(item))
                  .map((comment) => (
                    <CommentLine key={comment.id} comment={comment} />
                  ))}
              </ul>
            </li>
          );
        })}
      </ul>
      <Suspense>
        {staging === null ? null : (
          <StageItem
            draft={draft}
            item={staging}
            title={name(`item.${staging.kind}`, { key: called(staging) })}
            onClose={() => setStaging(null)}
          />
        )}
      </Suspense>
      <p role="alert" className="text-loss first-letter:uppercase empty:hidden">
        {problem === null ? null : problemOf(problem).message}
      </p>
    </>
  );
}

/** What a draft says of an item. */
const entriesOf = ({ steps, standing }: DraftView, item: ItemName): readonly Entry[] =>
  asOneStep(steps.slice(0, standing)).find((edit) => itemId(edit) === itemId(item))?.entries ?? [];

const numbered = (lines: readonly TextLine[]) => lines.map((line, at) => ({ ...line, number: at + 1 }));
