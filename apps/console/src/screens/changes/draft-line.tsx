import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { ListedDraftView } from '@remit/api/changes/changes-views';
import { Avatar } from '../../parts/avatar.tsx';
import { Chip } from '../../parts/chip.tsx';
import { When } from '../../parts/when.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { DraftStateChip } from './draft-state-chip.tsx';

/** A draft in a list: what it is called, whose it is, where it stands, and what stands in its way. */
export function DraftLine({ draft }: { readonly draft: ListedDraftView }) {
  const t = useTranslations('changes');
  const { tenant } = useMe();
  const over = draft.state === 'published' || draft.state === 'withdrawn' || draft.state === 'superseded';
  return (
    <li>
      <Link
        to="/t/$tenant/changes/$draft/impact"
        params={{ tenant: tenant.slug, draft: draft.id }}
        className="grid min-h-12 items-center gap-x-4 gap-y-1 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2 sm:grid-cols-[minmax(0,1fr)_8rem_12rem_11rem] xl:grid-cols-[minmax(0,1fr)_8rem_12rem_17rem]"
      >
        <span className="flex min-w-0 flex-col">
          <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
            <span className="min-w-0 font-medium break-words">{draft.name}</span>
            <DraftStateChip state={draft.state} />
            {draft.moved && !over ? <Chip tone="warn">{t('moved')}</Chip> : null}
            {draft.breakGlass === 'no' ? null : <Chip tone="warn">{t(`alone.${draft.breakGlass}`)}</Chip>}
            {draft.conflicts === null || draft.conflicts === 0 ? null : (
              <Chip tone="loss">{t('conflicts', { count: draft.conflicts })}</Chip>
            )}
          </span>
          {draft.failure === null ? null : (
            <span className="text-xs text-warn">{t('failed', { why: draft.failure })}</span>
          )}
        </span>
        <span className="figures text-ink-2">
          {t('items', { count: draft.items })}
          <span className="block text-xs text-ink-3">
            {draft.publishedVersion === null
              ? t('based', { version: draft.basedOn })
              : t('became', { version: draft.publishedVersion })}
          </span>
        </span>
        <span className="flex min-w-0 items-center gap-2 text-ink-2">
          {draft.author === null ? null : <Avatar name={draft.author.name} />}
          <span className="truncate">{draft.author?.name ?? t('byNobody')}</span>
        </span>
        <span className="text-ink-2 sm:text-right">
          {draft.scheduledAt === null ? t('changed') : t('goesOut')}{' '}
          <When at={draft.scheduledAt ?? draft.updatedAt} exact />
        </span>
      </Link>
    </li>
  );
}
