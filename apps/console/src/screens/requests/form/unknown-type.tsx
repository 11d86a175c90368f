import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { buttonLook } from '../../../parts/button.tsx';
import { EmptyState } from '../../../parts/states/empty-state.tsx';
import { useMe } from '../../../shell/tenant-context.ts';

/** Stands for a form that no type of requests has, and leads to those that there are. */
export function UnknownType({ type }: { readonly type: string }) {
  const t = useTranslations('newRequest');
  const { tenant } = useMe();
  return (
    <EmptyState
      alone
      title={t('unknownType', { type })}
      reason={t('unknownTypeReason')}
      action={
        <Link to="/t/$tenant/requests/new" params={{ tenant: tenant.slug }} className={buttonLook()}>
          {t('toTypes')}
        </Link>
      }
    />
  );
}
