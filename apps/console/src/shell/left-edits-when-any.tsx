import { lazy, Suspense, useState } from 'react';
import { leftEdits } from '../draft/left-edits.ts';
import { useCalls } from './tenant-context.ts';

const SendLeftEdits = lazy(async () => ({ default: (await import('./send-left-edits.tsx')).SendLeftEdits }));

/** Sends what was edited as an earlier page was left, if there is any, whichever page comes after it. */
export function LeftEditsWhenAny() {
  const calls = useCalls();
  const [drafts] = useState(() => [...new Set(leftEdits(calls).map(({ call }) => call.input.id))]);
  return drafts.length === 0 ? null : (
    <Suspense>
      <SendLeftEdits drafts={drafts} />
    </Suspense>
  );
}
