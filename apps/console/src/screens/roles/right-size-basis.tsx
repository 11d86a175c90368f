import { useTranslations } from 'use-intl';
import type { RoleUseView } from '@remit/api/uses/uses-views';
import { useDay } from '../../parts/use-when.ts';

/** How much recorded use a proposal rests on, and what it cannot know. */
export function RightSizeBasis({ use, label }: { readonly use: RoleUseView; readonly label: string }) {
  const t = useTranslations('rightSize');
  const day = useDay();
  const { since, from, decisions, more, total } = use;
  return (
    <div className="flex flex-col gap-1 rounded-md bg-sunken px-3 py-2 text-ink-2">
      <p>{t('basis', { decisions, more: String(more), total, role: label })}</p>
      <p className="text-warn">
        {since !== null && since > from ? t('short', { day: day(since) }) : t('rare')}
      </p>
      <p>{t('stays')}</p>
    </div>
  );
}
