import { useTranslations } from 'use-intl';
import { EmptyState } from '../parts/empty-state.tsx';
import { WayHome } from './way-home.tsx';

/** An address that leads to no screen. */
export function NotFound() {
  const t = useTranslations('notFound');
  return (
    <main className="grid min-h-dvh place-items-center max-sm:place-items-start">
      <EmptyState alone title={t('title')} reason={t('reason')} action={<WayHome />} />
    </main>
  );
}
