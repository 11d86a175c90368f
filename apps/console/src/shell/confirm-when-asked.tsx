import { Suspense, useSyncExternalStore } from 'react';
import { confirmWatch } from '../data/confirm-watch.ts';
import { lazyDialog } from '../parts/lazy-part.tsx';

const ConfirmOverlay = lazyDialog(async () => (await import('./confirm-overlay.tsx')).ConfirmOverlay);

/** The overlay that asks for the second factor, while a call waits for it. */
export function ConfirmWhenAsked() {
  const asked = useSyncExternalStore(confirmWatch.subscribe, confirmWatch.isAsked);
  return asked ? (
    <Suspense>
      <ConfirmOverlay onClose={() => confirmWatch.answer(false)} />
    </Suspense>
  ) : null;
}
