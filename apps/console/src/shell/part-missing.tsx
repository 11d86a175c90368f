import { WifiOff } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { loadAgainOnce } from '../data/load-again.ts';
import { LoadAgain } from '../parts/grid/load-again.tsx';
import { useOnline } from '../parts/states/use-online.ts';

/** A part of the page did not come, and nothing shows without it: it is loaded again by itself, once its server answers. */
export function PartMissing({ error }: { readonly error: Error }) {
  const t = useTranslations('problem');
  const online = useOnline();
  useEffect(() => {
    if (online) void loadAgainOnce(error.message);
  }, [online, error]);
  return (
    <div role="alert" className="mx-auto flex w-full max-w-xl flex-col items-start gap-3 px-4 py-12">
      <WifiOff size={20} aria-hidden className="text-warn" />
      <h1 className="text-lg font-semibold">{t('title.part')}</h1>
      <LoadAgain />
    </div>
  );
}
