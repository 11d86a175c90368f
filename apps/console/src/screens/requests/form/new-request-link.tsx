import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { buttonLook } from '../../../parts/button.tsx';
import { GuardedButton } from '../../../parts/guarded-button.tsx';
import { useMe } from '../../../shell/tenant-context.ts';

/** The way to a new request; whoever may not submit one is told why. */
export function NewRequestLink({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('mine');
  const { rooms, tenant } = useMe();
  const navigate = useNavigate();
  const params = { tenant: tenant.slug };
  if (rooms.submit.allowed) {
    return (
      <Link to="/t/$tenant/requests/new" params={params} className={buttonLook('primary')}>
        {children}
      </Link>
    );
  }
  return (
    <GuardedButton
      guard={rooms.submit}
      asked={{ title: t('new') }}
      onPress={() => void navigate({ to: '/t/$tenant/requests/new', params })}
    >
      {children}
    </GuardedButton>
  );
}
