import { Suspense } from 'react';
import { lazyDialog } from '../parts/lazy-part.tsx';

const Palette = lazyDialog(async () => (await import('./palette.tsx')).Palette);
const KeyList = lazyDialog(async () => (await import('./key-list.tsx')).KeyList);

interface OverProps {
  readonly what: 'palette' | 'keys';
  readonly onKeys: () => void;
  readonly onClose: () => void;
}

/** What opens over any screen by a key. */
export function Over({ what, onKeys, onClose }: OverProps) {
  return (
    <Suspense>
      {what === 'palette' ? <Palette onClose={onClose} onKeys={onKeys} /> : <KeyList onClose={onClose} />}
    </Suspense>
  );
}
