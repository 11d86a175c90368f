import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { identity } from '../data/calls.ts';
import { buttonLook } from '../parts/button.tsx';
import { WayHome } from './way-home.tsx';

/** What is left to do for whoever a tenant does not let in: another of their tenants, another login, their account. */
export function WayToSignIn() {
  const t = useTranslations('tenants');
  const session = useQuery(
    { ...identity.options.session.current.queryOptions(), staleTime: Infinity },
    identity.queryClient,
  );
  return (
    <>
      {session.data?.signedIn === true && session.data.tenants.length > 1 ? <WayHome /> : null}
      <Link to="/sign-in" className={buttonLook()}>
        {t('somebodyElse')}
      </Link>
      <Link to="/account" className={buttonLook('ghost')}>
        {t('account')}
      </Link>
    </>
  );
}
