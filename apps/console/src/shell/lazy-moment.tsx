import { useMatches } from '@tanstack/react-router';
import { Suspense, type ReactNode } from 'react';
import { lazyPart } from '../parts/lazy-part.tsx';
import { MissingMark } from '../parts/states/missing-mark.tsx';
import { isMoment } from './moment-word.ts';

// Both here, in a file that the shell has anyway: what each of them brings is listed where it is asked for.
const Chip = lazyPart(async () => (await import('./time-chip.tsx')).TimeChip, MissingMark);
const BesideMoment = lazyPart(async () => (await import('./beside-moment.tsx')).BesideMoment);
const AtMoment = lazyPart(async () => (await import('./at-moment.tsx')).AtMoment);

/** The chip of the moment shown: it comes by itself, after the page that it stands on. */
export function LazyTimeChip() {
  return (
    <Suspense fallback={<span className="h-7 w-18 shrink-0 max-sm:h-11" />}>
      <Chip />
    </Suspense>
  );
}

/** A screen as of the moment that its address names; without one, or where it has no other, as of now. */
export function OfMoment({
  at,
  children,
}: {
  readonly at: string | undefined;
  readonly children: ReactNode;
}) {
  const ofNow = useMatches({ select: (matches) => matches.at(-1)?.staticData.ofNow === true });
  if (!isMoment(at)) return children;
  return (
    <Suspense>
      {ofNow ? <BesideMoment word={at}>{children}</BesideMoment> : <AtMoment word={at}>{children}</AtMoment>}
    </Suspense>
  );
}
