import { useTranslations } from 'use-intl';
import { type Entry, itemId, type ItemName } from '@remit/policy/draft/document-items';
import { asOneStep } from '@remit/policy/draft/draft-steps';
import { canStage } from '@remit/policy/only-where';
import type { DraftItemView } from '@remit/api/changes/changes-impact-views';
import type { DraftReviewsView, DraftView } from '@remit/api/changes/changes-views';
import { ChangeMark } from '../../parts/change-mark.tsx';
import { Chip } from '../../parts/chip.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { CommentLine, CommentPress } from './draft-talk.tsx';
import { editGuard } from './edit-guard.ts';
import { ItemLines } from './item-lines.tsx';
import { StagedLines } from './staged-lines.tsx';
import type { useTakeBack, useWatchFirst } from './use-item-step.ts';

const tones = { added: 'gain', removed: 'loss', changed: 'warn' } as const;

interface ImpactItemProps {
  readonly draft: DraftView;
  readonly item: DraftItemView;
  /** What it is called. */
  readonly title: string;
  /** What was said of the draft. */
  readonly comments: DraftReviewsView['comments'];
  readonly takeBack: ReturnType<typeof useTakeBack>;
  readonly watchFirst: ReturnType<typeof useWatchFirst>;
  readonly onStage: () => void;
}

/** One item that a draft changes: what it means, what was said of it, and what can be done with it alone. */
export function ImpactItem({ draft, item, title, comments, ...deeds }: ImpactItemProps) {
  const t = useTranslations('draftImpact');
  return (
    <li className="flex flex-col gap-1.5 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 font-medium break-words">{title}</span>
        <Chip tone={tones[item.change]}>{t(`change.${item.change}`)}</Chip>
        <ItemDeeds draft={draft} item={item} title={title} {...deeds} />
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
        <ItemLines lines={item.text} />
      )}
      <StagedLines entries={entriesOf(draft, item)} />
      <ul className="-mx-4 divide-y divide-line border-t border-line empty:hidden">
        {comments
          .filter((comment) => comment.item !== null && itemId(comment.item) === itemId(item))
          .map((comment) => (
            <CommentLine key={comment.id} comment={comment} />
          ))}
      </ul>
    </li>
  );
}

function ItemDeeds(props: Omit<ImpactItemProps, 'comments'>) {
  const { draft, item, title, takeBack, watchFirst, onStage } = props;
  const t = useTranslations('draftImpact');
  const guard = editGuard(draft);
  const named = (words: string) => ({ asked: { title: words }, 'aria-label': words });
  return (
    <span className="ml-auto flex flex-wrap gap-1.5 print:hidden">
      <CommentPress
        draft={draft}
        item={{ kind: item.kind, key: item.key }}
        label={t('sayOf', { item: title })}
      />
      {item.watchable ? (
        <GuardedButton
          guard={guard}
          {...named(t('watchOne', { item: title }))}
          pending={watchFirst.isPending}
          onPress={() => watchFirst.mutate([item])}
        >
          {t('watch')}
        </GuardedButton>
      ) : null}
      {canStage(item) ? (
        <GuardedButton guard={guard} {...named(t('stageOne', { item: title }))} onPress={onStage}>
          {t('stage')}
        </GuardedButton>
      ) : null}
      <GuardedButton
        guard={guard}
        {...named(t('revertOne', { item: title }))}
        pending={takeBack.isPending}
        onPress={() => takeBack.mutate([item])}
      >
        {t('revert')}
      </GuardedButton>
    </span>
  );
}

/** What a draft says of an item. */
const entriesOf = ({ steps, standing }: DraftView, item: ItemName): readonly Entry[] =>
  asOneStep(steps.slice(0, standing)).find((edit) => itemId(edit) === itemId(item))?.entries ?? [];
