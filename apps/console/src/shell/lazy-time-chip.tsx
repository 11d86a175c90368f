import { lazy, Suspense } from 'react';

const Chip = lazy(async () => ({ default: (await import('./time-chip.tsx')).TimeChip }));

/** The chip of the moment shown: it comes by itself, after the page that it stands on. */
export function LazyTimeChip() {
  return (
    <Suspense fallback={<span className="h-7 w-18 shrink-0 max-sm:h-11" />}>
      <Chip />
    </Suspense>
  );
}
