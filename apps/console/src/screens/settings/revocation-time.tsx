import { useTranslations } from 'use-intl';
import type { SessionsView } from '@remit/api/people/people-views';
import { When } from '../../parts/when.tsx';

/** How fast access ended when it was taken, as the record has it: of open pages, for a call is refused from the next on. */
export function RevocationTime({ measured }: { readonly measured: SessionsView['revocations'] }) {
  const t = useTranslations('sessions');
  const { last, p99, pages } = measured;
  return (
    <section aria-label={t('revoked')} className="card mb-4 px-4 py-3">
      <p className="font-medium">{t('revoked')}</p>
      {last === null || p99 === null ? (
        <p className="text-ink-2">{t('neverRevoked')}</p>
      ) : (
        <p className="text-ink-2">
          {t('lastRevoked', { count: last.pages, seconds: last.after / 1000 })} <When at={last.at} exact />.{' '}
          {t('dayRevoked', { count: pages, seconds: p99 / 1000 })}
        </p>
      )}
      <p className="text-xs text-ink-3">{t('callsRevoked')}</p>
    </section>
  );
}
