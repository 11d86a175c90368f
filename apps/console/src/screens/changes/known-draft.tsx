import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { DraftView } from '@remit/api/changes/changes-views';
import { Button, buttonLook } from '../../parts/button.tsx';
import { Page } from '../../parts/page.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { TitlePath } from '../../parts/title-path.tsx';
import { When } from '../../parts/when.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { brokenCheck } from './broken-check.ts';
import { DraftDeeds } from './draft-deeds.tsx';
import { DraftMeaning } from './draft-meaning.tsx';
import { DraftNext } from './draft-next.tsx';
import { DraftStateChip } from './draft-state-chip.tsx';
import { useImpactParts } from './use-impact-parts.ts';

/** A draft that is there: its state in words, then what it means, part after part. */
export function KnownDraft({ draft }: { readonly draft: DraftView }) {
  const t = useTranslations('draftImpact');
  const { tenant } = useMe();
  const parts = useImpactParts(draft);
  const { impact } = parts;
  const calls = useCalls();
  const reviews = useQuery(calls.options.changes.reviews.queryOptions({ id: draft.id })).data;
  const over = draft.state === 'published' || draft.state === 'superseded' || draft.state === 'withdrawn';
  const answer = impact.data?.kind === 'answer' ? impact.data.answer : null;
  return (
    <Page
      title={
        <TitlePath
          under={
            <Link to="/t/$tenant/changes" params={{ tenant: tenant.slug }}>
              {t('changes')}
            </Link>
          }
        >
          <span className="min-w-0 break-words">{draft.name}</span>
          <DraftStateChip state={draft.state} />
        </TitlePath>
      }
      lead={
        <>
          {draft.author === null ? t('byNobody') : t('by', { name: draft.author.name })},{' '}
          {t('based', { version: draft.basedOn })}, {t('changed')} <When at={draft.updatedAt} exact />
        </>
      }
      actions={
        <>
          <Button look="ghost" icon={<Printer size={14} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
          {over ? null : (
            <Link
              to="/t/$tenant/access/roles"
              params={{ tenant: tenant.slug }}
              search={{ draft: draft.id }}
              className={buttonLook()}
            >
              {t('edit')}
            </Link>
          )}
          {reviews === undefined || draft.state === 'published' || draft.state === 'superseded' ? null : (
            <DraftDeeds draft={draft} reviews={reviews} parts={parts} />
          )}
        </>
      }
    >
      <div className="relative flex flex-col gap-6" aria-busy={impact.isFetching}>
        <ThinBar active={impact.isFetching} label={t('working')} />
        {reviews === undefined ? null : (
          <DraftNext
            draft={draft}
            reviews={reviews}
            told={impact.data?.kind}
            broken={over || answer === null ? null : brokenCheck(parts.checks.data)}
          />
        )}
        <DraftMeaning draft={draft} reviews={reviews} parts={parts} />
      </div>
    </Page>
  );
}
