import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ChangedItem } from '@remit/policy/draft/changed-items';
import type { VersionsDiffView } from '@remit/api/policy/versions-views';
import type { Guard } from '@remit/api/views';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { Section } from '../../parts/section.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { ItemList } from './item-list.tsx';
import { TextDiff } from './text-diff.tsx';
import { VersionMeaning } from './version-meaning.tsx';

interface VersionChangeProps {
  readonly diff: UseQueryResult<VersionsDiffView, unknown>;
  readonly showsText: boolean;
  /** Null where the changes are not one version's own. */
  readonly publish: Guard | null;
  readonly onRollBack: (item: ChangedItem, way: 'back' | 'up') => void;
}

/** What is different between two versions: what it means first, the text when asked for. */
export function VersionChange({ diff, showsText, publish, onRollBack }: VersionChangeProps) {
  const t = useTranslations('versions');
  if (diff.data === undefined) return <Skeleton />;
  const { items, meaning, duties, text } = diff.data;
  return (
    <div className={diff.isPlaceholderData ? 'relative opacity-70' : 'relative'} aria-live="polite">
      <ThinBar active={diff.isFetching} label={t('comparing')} />
      {showsText ? (
        <TextDiff hunks={text} />
      ) : items.length === 0 ? (
        <EmptyState title={t('same')} reason={t('sameReason')} />
      ) : (
        <div className="flex flex-col gap-5">
          <Section level={2} title={t('changed')} className="flex flex-col gap-1.5">
            <ItemList
              items={items}
              publish={publish}
              onRollBack={onRollBack}
              takesUp={!diff.data.to.inForce}
            />
          </Section>
          <Section level={2} title={t('whom')} className="flex flex-col gap-1.5">
            <VersionMeaning meaning={meaning} duties={duties} />
          </Section>
        </div>
      )}
    </div>
  );
}
