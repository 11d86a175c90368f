import { lazy, Suspense, useSyncExternalStore } from 'react';
import { confirmWatch } from '../data/confirm-watch.ts';

const ConfirmOverlay = lazy(async () => ({
  default: (await import('./confirm-overlay.tsx')).ConfirmOverlay,
}));

/** The overlay that asks for the second factor, while a call waits for it. */
export function ConfirmWhenAsked() {
  const asked = useSyncExternalStore(confirmWatch.subscribe, confirmWatch.isAsked);
  return asked ? (
    <Suspense>
      <ConfirmOverlay />
    </Suspense>
  ) : null;
}
