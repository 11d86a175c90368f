import { WifiOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useOnline } from '../../parts/states/use-online.ts';
import { When } from '../../parts/when.tsx';

/** Says that an inbox is only to be read, and as of when, while its reader is offline. @param at ms since 1970 UTC */
export function OfflineNotice({ at }: { readonly at: number }) {
  const t = useTranslations('inbox');
  const online = useOnline();
  return (
    <div role="status">
      {online ? null : (
        <p className="flex items-start gap-2.5 border-b border-line bg-warn-tint px-4 py-2.5">
          <WifiOff size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
          <span>
            <strong className="font-semibold">{t('offline')}</strong>
            <span className="block text-ink-2">
              {t('offlineLead')} <When at={at} exact />
            </span>
          </span>
        </p>
      )}
    </div>
  );
}
