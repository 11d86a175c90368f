import { useTranslations } from 'use-intl';
import { EmptyState } from '../parts/states/empty-state.tsx';
import { WayHome } from './way-home.tsx';

/** An address that leads nowhere in the frame of a tenant, which stays: whoever mistyped the end of it is still at home. */
export function NotFoundHere() {
  const t = useTranslations('notFound');
  return <EmptyState alone title={t('title')} reason={t('reason')} action={<WayHome />} />;
}
