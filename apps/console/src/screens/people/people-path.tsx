import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMe } from '../../shell/tenant-context.ts';
import { TitlePath } from '../../parts/title-path.tsx';

/** The title of a page that belongs to the people of a tenant, behind the way back to all of them. */
export function PeoplePath({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('people');
  const { tenant } = useMe();
  return (
    <TitlePath
      under={
        <Link to="/t/$tenant/people" params={{ tenant: tenant.slug }}>
          {t('title')}
        </Link>
      }
    >
      {children}
    </TitlePath>
  );
}
