import { CheckCheck } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { InboxItem } from '@remit/api/requests/request-views';
import { Button } from '../../parts/button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';
import { useOnline } from '../../parts/states/use-online.ts';
import { isOnItsWay, useHeld } from '../requests/decide/use-held.ts';

const RoutineDialog = lazyDialog(async () => (await import('./routine-dialog.tsx')).RoutineDialog);

/** At most so many are approved together: a list that can be read. */
const MOST = 20;

/** The way to approve together what is routine to its reader; there once it is worth it. */
export function RoutineBar({ mine }: { readonly mine: readonly InboxItem[] }) {
  const t = useTranslations('inbox');
  const online = useOnline();
  const [open, setOpen] = useState(false);
  const onItsWay = new Set(
    useHeld()
      .filter(isOnItsWay)
      .map(({ request }) => request.id),
  );
  const routine = mine.filter(({ id, routine: isRoutine }) => isRoutine && !onItsWay.has(id));
  if (routine.length < 2 || !online) return null;
  return (
    <div className="flex items-center gap-3 border-b border-line bg-sunken px-4 py-2">
      <p className="min-w-0 flex-1 text-xs text-ink-2">{t('routine', { count: routine.length })}</p>
      <Button icon={<CheckCheck size={15} aria-hidden />} onClick={() => setOpen(true)}>
        {t('routineOpen')}
      </Button>
      {open ? (
        <Suspense>
          <RoutineDialog items={routine.slice(0, MOST)} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
