import { Link } from '@tanstack/react-router';
import { KeyRound } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { buttonLook } from '../parts/button.tsx';
import { useMoment } from '../parts/use-when.ts';
import { factorDue as words } from '../words/factor-due.ts';
import { MoreWords } from '../words/words.tsx';

/** Over every screen while whoever is here has no second factor and will be asked for one: from when on, and where to add it. */
export function FactorDueBanner({ from }: { readonly from: number }) {
  return (
    <MoreWords words={{ factorDue: words }}>
      <Banner from={from} />
    </MoreWords>
  );
}

function Banner({ from }: { readonly from: number }) {
  const t = useTranslations('factorDue');
  const moment = useMoment();
  return (
    <aside
      aria-label={t('banner')}
      className="flex min-h-9 max-sm:min-h-18 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-tint px-3 py-1 text-sm"
    >
      <KeyRound size={16} aria-hidden className="shrink-0 text-warn" />
      <p className="min-w-0 flex-1 basis-52">{t('due', { moment: moment(from) })}</p>
      <Link to="/account" className={buttonLook()}>
        {t('add')}
      </Link>
    </aside>
  );
}
