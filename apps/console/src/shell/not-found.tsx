import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { buttonLook } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';

/** An address that leads to no screen. */
export function NotFound() {
  const t = useTranslations('notFound');
  return (
    <main className="grid min-h-dvh place-items-center max-sm:place-items-start">
      <EmptyState
        alone
        title={t('title')}
        reason={t('reason')}
        action={
          <Link to="/tenants" className={buttonLook()}>
            {t('home')}
          </Link>
        }
      />
    </main>
  );
}
