import { Link } from '@tanstack/react-router';
import { CalendarOff, KeyRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useMe } from '../../shell/tenant-context.ts';

/** From an inbox to what belongs to it: access that was asked for, and who decides while its reader is away. */
export function InboxWays() {
  const t = useTranslations('inbox');
  const { tenant } = useMe();
  return (
    <span className="flex flex-wrap gap-x-4">
      <Link
        to="/t/$tenant/access-requests"
        params={{ tenant: tenant.slug }}
        className="flex min-h-7 items-center gap-1.5 text-xs text-ink-2 hover:text-ink max-sm:min-h-11"
      >
        <KeyRound size={14} aria-hidden />
        {t('access')}
      </Link>
      <Link
        to="/t/$tenant/delegations"
        params={{ tenant: tenant.slug }}
        className="flex min-h-7 items-center gap-1.5 text-xs text-ink-2 hover:text-ink max-sm:min-h-11"
      >
        <CalendarOff size={14} aria-hidden />
        {t('away')}
      </Link>
    </span>
  );
}
