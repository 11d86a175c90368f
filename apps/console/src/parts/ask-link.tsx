import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { AskedAccess } from '@remit/api/views';
import { useMe } from '../shell/tenant-context.ts';
import { buttonLook } from './button.tsx';

interface AskLinkProps {
  readonly ask: AskedAccess;
  readonly onLeave: (() => void) | undefined;
}

/** Leads from a refusal to asking for what would allow it. */
export function AskLink({ ask: { action, type, record, folder }, onLeave }: AskLinkProps) {
  const t = useTranslations('why');
  const { tenant } = useMe();
  const search = {
    action,
    type,
    ...(record === null ? {} : { record }),
    ...(folder === null ? {} : { folder }),
  };
  return (
    <Link
      to="/t/$tenant/access-requests/new"
      params={{ tenant: tenant.slug }}
      search={search}
      onClick={onLeave}
      className={`${buttonLook()} self-start`}
    >
      {t('ask')}
    </Link>
  );
}
