import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ReviewLineView, ReviewView } from '@remit/api/reviews/reviews-views';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { SearchBox } from '../../parts/fields/search-box.tsx';
import { Section } from '../../parts/section.tsx';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { DecideDialog } from './decide-dialog.tsx';
import { LineList } from './line-list.tsx';

/** What is decided for many lines in one stroke. */
interface Stroke {
  readonly decision: 'keep' | 'remove';
  readonly lines: readonly ReviewLineView[];
  readonly of: 'sure' | 'shown';
}

/** The lines of a review that fit what was typed: those in doubt, those without, and those that are decided. */
export function ReviewLines({ view }: { readonly view: ReviewView }) {
  const { review, lines } = view;
  const t = useTranslations('reviews');
  const { q = '' } = useSearch({ from: '/t/$tenant/reviews/$campaign' });
  const setSearch = useSetSearch();
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const [opened] = useState(() => lines.map(({ assignment }) => assignment));
  const closed = review.closedAt !== null;
  const shown = lines.filter((line) => fits(line, q));
  const open = closed ? [] : shown.filter(({ decision }) => decision === null);
  const mine = open.filter(({ decide }) => decide.allowed);
  const sure = mine.filter(({ doubts }) => doubts.length === 0);
  const parts = [
    { title: 'inDoubt', some: open.filter(({ doubts }) => doubts.length > 0) },
    { title: 'noDoubt', some: open.filter(({ doubts }) => doubts.length === 0) },
    { title: 'decided', some: shown.filter((line) => closed || line.decision !== null) },
  ] as const;
  return (
    <div className="flex flex-col gap-8">
      <div className="flex flex-wrap items-center gap-2">
        <SearchBox
          label={t('find')}
          value={q}
          onSearch={(typed) => setSearch({ q: typed === '' ? undefined : typed })}
        />
        {sure.length === 0 ? null : (
          <Button look="primary" onClick={() => setStroke({ decision: 'keep', lines: sure, of: 'sure' })}>
            {t('keepSure', { count: sure.length })}
          </Button>
        )}
        {q === '' || mine.length < 2
          ? null
          : (['keep', 'remove'] as const).map((decision) => (
              <Button
                key={decision}
                look={decision === 'keep' ? 'plain' : 'danger'}
                onClick={() => setStroke({ decision, lines: mine, of: 'shown' })}
              >
                {t(`${decision}Shown`, { count: mine.length })}
              </Button>
            ))}
      </div>
      {shown.length === 0 ? <EmptyState title={t('noLine')} reason={t('noLineReason')} /> : null}
      {parts.map(({ title, some }) =>
        some.length === 0 ? null : (
          <Section
            key={title}
            level={2}
            title={t(title, { count: some.length })}
            titleClass="mb-2 font-medium"
          >
            <LineList view={view} lines={some} opened={opened} />
          </Section>
        ),
      )}
      {stroke === null ? null : (
        <DecideDialog
          review={review.id}
          assignments={stroke.lines.map(({ assignment }) => assignment)}
          decision={stroke.decision}
          folders={[]}
          title={t(stroke.of === 'sure' ? 'keepSureTitle' : `${stroke.decision}ShownTitle`, {
            count: stroke.lines.length,
            q,
          })}
          {...(stroke.decision === 'remove' ? { lead: t('removeShownLead') } : {})}
          onClose={() => setStroke(null)}
        />
      )}
    </div>
  );
}

function fits({ holder, role, roleLabel, folder }: ReviewLineView, q: string): boolean {
  const typed = q.toLocaleLowerCase();
  return [holder.name, role, roleLabel, folder].some((text) => text.toLocaleLowerCase().includes(typed));
}
