import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { buttonLook } from '../parts/button.tsx';
import { EmptyState } from '../parts/states/empty-state.tsx';
import { seeAs as words } from '../words/see-as.ts';
import { MoreWords } from '../words/words.tsx';
import type { SeenAs } from './seen-as-in.ts';

/** The address names somebody whom the tenant is not seen as, here or any longer; it leads to where that begins. */
export function SeeAsOver({ seen }: { readonly seen: SeenAs }) {
  return (
    <MoreWords words={{ seeAs: words }}>
      <main className="mx-auto max-w-xl py-12">
        <Over seen={seen} />
      </main>
    </MoreWords>
  );
}

function Over({ seen: { tenant, person } }: { readonly seen: SeenAs }) {
  const t = useTranslations('seeAs');
  const { pathname, search } = window.location;
  return (
    <EmptyState
      alone
      title={t('over')}
      reason={t('overWhy')}
      action={
        <span className="flex flex-wrap items-center gap-3">
          <Link
            to="/t/$tenant/see-as/$person"
            params={{ tenant, person }}
            search={{ to: `${pathname}${search}` }}
            className={buttonLook('primary')}
          >
            {t('beginAgain')}
          </Link>
          <Link to="/t/$tenant" params={{ tenant }} className={buttonLook()}>
            {t('asMyself')}
          </Link>
        </span>
      }
    />
  );
}
