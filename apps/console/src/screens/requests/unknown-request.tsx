import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { buttonLook } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { useMe } from '../../shell/tenant-context.ts';

interface UnknownRequestProps {
  readonly back: '/t/$tenant/inbox' | '/t/$tenant/requests';
}

/** Stands for a request that is not there, or not for its reader, and leads to those that are. */
export function UnknownRequest({ back }: UnknownRequestProps) {
  const t = useTranslations('request');
  const { tenant } = useMe();
  return (
    <EmptyState
      title={t('unknown')}
      reason={t('unknownReason')}
      action={
        <Link to={back} params={{ tenant: tenant.slug }} className={buttonLook()}>
          {t('toList')}
        </Link>
      }
    />
  );
}
