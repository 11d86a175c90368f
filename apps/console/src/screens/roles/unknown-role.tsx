import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { buttonLook } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { useMe } from '../../shell/tenant-context.ts';

interface UnknownRoleProps {
  readonly name: string;
  /** The draft in which it was looked for. */
  readonly draft: string | undefined;
}

/** Stands for a role that is not there, and leads to those that are. */
export function UnknownRole({ name, draft }: UnknownRoleProps) {
  const t = useTranslations('role');
  const { tenant } = useMe();
  return (
    <EmptyState
      alone
      title={t('unknown', { name })}
      reason={t('unknownReason')}
      action={
        <Link
          to="/t/$tenant/access/roles"
          params={{ tenant: tenant.slug }}
          search={{ draft }}
          className={buttonLook()}
        >
          {t('toList')}
        </Link>
      }
    />
  );
}
