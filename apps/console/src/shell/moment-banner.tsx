import { Link } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { MomentView } from '@remit/api/time/time-views';
import { buttonLook } from '../parts/button.tsx';
import { useMoment } from '../parts/use-when.ts';

/** Which moment the page shows, and how much of it is different now. */
export function MomentBanner({ moment }: { readonly moment: MomentView }) {
  const t = useTranslations('time');
  const format = useFormatter();
  const shown = useMoment();
  const { past, version, author, reason, scheduled, differs } = moment;
  const counts = (['items', 'people', 'folders'] as const).flatMap((what) =>
    differs[what] === 0 ? [] : [t(what, { count: differs[what] })],
  );
  const policy = author === null ? t('byRemit', { version }) : t('by', { version, author });
  return (
    <aside
      aria-label={t('banner')}
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line bg-warn-tint px-4 py-2 sm:px-6"
    >
      <History size={16} aria-hidden className="shrink-0 text-warn" />
      <p role="status" className="min-w-0 flex-1 basis-72">
        <strong className="font-semibold">{t(past ? 'asOf' : 'toCome', { moment: shown(moment.at) })}</strong>{' '}
        <span>{scheduled ? t('scheduled', { version, reason }) : policy}</span>{' '}
        <span>{counts.length === 0 ? t('same') : t('differs', { what: format.list(counts) })}</span>{' '}
        <span className="text-ink-2">{t('records')}</span>
      </p>
      <BackToNow />
    </aside>
  );
}

/** The way back from another moment, to the same page. */
export function BackToNow() {
  const t = useTranslations('time');
  return (
    <Link to="." search={(before) => ({ ...before, at: undefined })} className={buttonLook()}>
      {t('back')}
    </Link>
  );
}
