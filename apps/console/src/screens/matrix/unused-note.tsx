import { useTranslations } from 'use-intl';
import { useDay } from '../../parts/use-when.ts';
import type { RoleUses } from './use-role-uses.ts';

/** What the word unused rests on: how far back the record goes, and what it does not tell of. */
export function UnusedNote({ uses }: { readonly uses: RoleUses }) {
  const t = useTranslations('matrix');
  const day = useDay();
  if (uses.problem !== null) return <span className="text-loss first-letter:uppercase">{uses.problem}</span>;
  if (uses.uses === null) return null;
  const short = uses.since === null || uses.since > uses.from;
  return (
    <span className={short ? 'text-warn' : ''}>
      {uses.since === null
        ? t('recordEmpty')
        : short
          ? t('recordShort', { day: day(uses.since) })
          : t('recordLong')}{' '}
      {t('recordOf')}
    </span>
  );
}
