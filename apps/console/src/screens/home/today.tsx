import { useTranslations } from 'use-intl';
import type { HomeView } from '@remit/api/home/home-views';
import { Section } from '../../parts/section.tsx';
import { When } from '../../parts/when.tsx';
import { WaitingSentence } from './waiting-sentence.tsx';
import { waitingHere } from './waiting-here.ts';

/** What needs the reader today, the most pressing first; or that nothing does, and since when. */
export function Today({ home }: { readonly home: HomeView }) {
  const t = useTranslations('home');
  const waiting = waitingHere(home);
  return (
    <Section level={2} title={t('today')} titleClass="pb-2 font-semibold">
      {waiting.length === 0 ? (
        <div className="card px-4 py-4">
          <p className="text-base font-medium">{t('nothing')}</p>
          <p className="text-ink-2">
            {home.lastAct === null ? (
              t('nothingEver')
            ) : (
              <>
                {t('nothingSince')} <When at={home.lastAct} exact />
              </>
            )}
          </p>
        </div>
      ) : (
        <ul className="card divide-y divide-line overflow-hidden">
          {waiting.map((kind) => (
            <WaitingSentence key={kind} kind={kind} home={home} />
          ))}
        </ul>
      )}
    </Section>
  );
}
