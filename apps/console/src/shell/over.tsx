import { CatchBoundary } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { OverMissing } from './over-missing.tsx';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));
const KeyList = lazy(async () => ({ default: (await import('./key-list.tsx')).KeyList }));

interface OverProps {
  readonly what: 'palette' | 'keys';
  readonly onKeys: () => void;
  readonly onClose: () => void;
}

const Nothing = () => null;

/** What opens over any screen by a key. Where it does not come, the screen stays as it is. */
export function Over({ what, onKeys, onClose }: OverProps) {
  const [met, setMet] = useState<unknown>(null);
  if (met !== null) return <OverMissing error={met} onClose={onClose} />;
  return (
    <CatchBoundary getResetKey={() => what} onCatch={setMet} errorComponent={Nothing}>
      <Suspense>
        {what === 'palette' ? <Palette onClose={onClose} onKeys={onKeys} /> : <KeyList onClose={onClose} />}
      </Suspense>
    </CatchBoundary>
  );
}
