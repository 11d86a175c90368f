import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMe } from '../../shell/tenant-context.ts';

const look =
  'inline-flex h-9 items-center border-b-2 border-transparent px-1 text-ink-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink max-sm:h-11';

/** The pages of settings that are open to whoever looks, one beside the other. */
export function SettingsTabs() {
  const t = useTranslations('security');
  const { rooms, tenant } = useMe();
  const params = { tenant: tenant.slug };
  return (
    <nav aria-label={t('tabs')} className="mb-5 flex gap-5 border-b border-line">
      {rooms.general.allowed ? (
        <Link to="/t/$tenant/settings/general" params={params} className={look}>
          {t('tabGeneral')}
        </Link>
      ) : null}
      <Link to="/t/$tenant/settings/security" params={params} className={look}>
        {t('tabSecurity')}
      </Link>
      <Link to="/t/$tenant/settings/sessions" params={params} className={look}>
        {t('tabSessions')}
      </Link>
    </nav>
  );
}
