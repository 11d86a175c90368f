import { useRouterState } from '@tanstack/react-router';
import { WifiOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { useOnline } from '../parts/states/use-online.ts';

/** Over every screen while there is no line: what shows is old, and what is asked for waits. It comes with the shell, for later nothing comes. */
export function OfflineBanner() {
  const t = useTranslations('shell');
  const online = useOnline();
  // The inbox says it itself, with the moment that its list is of.
  const inInbox = useRouterState({ select: ({ location }) => /^\/t\/[^/]+\/inbox/.test(location.pathname) });
  return (
    <div role="status" className="shrink-0">
      {online || inInbox ? null : (
        <p className="flex items-start gap-2.5 border-b border-line bg-warn-tint px-3 py-2 text-sm">
          <WifiOff size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
          <span>
            <strong className="font-semibold">{t('offline')}</strong> {t('offlineLead')}
          </span>
        </p>
      )}
    </div>
  );
}
