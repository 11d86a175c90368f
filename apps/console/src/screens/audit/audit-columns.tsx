import type { useTranslations } from 'use-intl';
import type { AuditEventRow } from '@remit/api/audit/audit-views';
import { Avatar } from '../../parts/avatar.tsx';
import { Chip } from '../../parts/chip.tsx';
import type { GridColumn } from '../../parts/grid/grid-column.ts';
import { actionWords } from './audit-words.ts';
import { OutcomeChip } from './outcome-chip.tsx';

/** What the list says of each event; on a phone when, who did what, and how it came out. */
export function auditColumns(
  t: ReturnType<typeof useTranslations<'audit'>>,
  stamp: (instant: number) => string,
  briefStamp: (instant: number) => string,
): readonly GridColumn<AuditEventRow>[] {
  return [
    {
      key: 'at',
      title: t('column.at'),
      track: '12rem',
      narrowTrack: '6.5rem',
      cell: ({ at }) => (
        <time dateTime={new Date(at).toISOString()} className="figures text-ink-2">
          <span className="max-sm:hidden">{stamp(at)}</span>
          <span className="sm:hidden">{briefStamp(at)}</span>
        </time>
      ),
    },
    {
      key: 'who',
      title: t('column.who'),
      track: 'minmax(6.5rem, 1fr)',
      narrowTrack: 'minmax(5rem, 0.75fr)',
      cell: ({ actor, actorId }) => (
        <>
          {actor === null ? null : (
            <span className="flex shrink-0 max-sm:hidden">
              <Avatar name={actor.name} />
            </span>
          )}
          <span className="truncate font-medium">
            {actor?.name ?? (actorId === null ? t('remit') : t('gone'))}
          </span>
        </>
      ),
    },
    {
      key: 'what',
      title: t('column.what'),
      track: 'minmax(7rem, 1.3fr)',
      narrowTrack: 'minmax(7.5rem, 1.25fr)',
      cell: ({ action, target }) => (
        <span className="truncate">
          {actionWords(t, action)}
          <span className="text-ink-3"> {target.name ?? target.label}</span>
        </span>
      ),
    },
    {
      key: 'outcome',
      title: <span className="max-sm:sr-only">{t('column.outcome')}</span>,
      track: '6.75rem',
      narrowTrack: '2.75rem',
      cell: ({ outcome }) => <OutcomeChip outcome={outcome} brief />,
    },
    {
      key: 'reason',
      title: t('column.reason'),
      track: 'minmax(10rem, 2fr)',
      wideOnly: true,
      cell: ({ sentence }) => <span className="truncate text-ink-2">{sentence ?? '–'}</span>,
    },
    {
      key: 'seal',
      title: t('column.seal'),
      track: '6rem',
      end: true,
      wideOnly: true,
      cell: ({ sequence }) =>
        sequence === null ? (
          <Chip tone="warn">{t('waiting')}</Chip>
        ) : (
          <span className="figures text-ink-3">{t('sealed', { sequence })}</span>
        ),
    },
  ];
}
