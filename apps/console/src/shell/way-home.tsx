import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { buttonLook } from '../parts/button.tsx';

/** The one thing to do where there is nothing to see. */
export function WayHome() {
  const t = useTranslations('notFound');
  return (
    <Link to="/tenants" className={buttonLook()}>
      {t('home')}
    </Link>
  );
}
