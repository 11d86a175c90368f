import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { loadAgain } from '../data/load-again.ts';
import { Button } from '../parts/button.tsx';
import { useOnline } from '../parts/use-online.ts';

/** Why a part of the page did not come, and the way to have it after all. */
export function LoadAgain() {
  const t = useTranslations('problem');
  const online = useOnline();
  const [asking, setAsking] = useState(false);
  const ask = async (): Promise<void> => {
    setAsking(true);
    await loadAgain();
    setAsking(false);
  };
  return (
    <>
      <p className="text-ink-2">{t(online ? 'part' : 'partOffline')}</p>
      <Button pending={asking} onClick={() => void ask()}>
        {t('load')}
      </Button>
    </>
  );
}
