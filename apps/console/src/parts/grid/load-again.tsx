import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { loadAgain } from '../../data/load-again.ts';
import { Button } from '../button.tsx';
import { useOnline } from '../states/use-online.ts';

interface LoadAgainProps {
  /** Asks for the part alone; absent where nothing shows without it. */
  readonly onAgain?: () => void;
}

/** Why a part of the page did not come, and the ways to have it after all. */
export function LoadAgain({ onAgain }: LoadAgainProps) {
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
      <p className="text-ink-2">
        {t(online ? 'part' : 'partOffline')} {t(onAgain === undefined ? 'loading' : 'loadingWhole')}
      </p>
      <div className="flex flex-wrap gap-2">
        {onAgain === undefined ? null : <Button onClick={onAgain}>{t('retry')}</Button>}
        <Button look={onAgain === undefined ? 'plain' : 'ghost'} pending={asking} onClick={() => void ask()}>
          {t('load')}
        </Button>
      </div>
    </>
  );
}
