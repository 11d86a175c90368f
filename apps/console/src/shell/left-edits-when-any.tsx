import { Suspense, useState } from 'react';
import { leftEdits } from '../draft/left-edits.ts';
import { lazyPart } from '../parts/lazy-part.tsx';
import { useWhenOnline } from '../parts/states/use-when-online.ts';
import { useCalls } from './tenant-context.ts';

const SendLeftEdits = lazyPart(
  async () => (await import('./send-left-edits.tsx')).SendLeftEdits,
  function Later({ onAgain }) {
    // Nothing of it shows: what is kept is sent once there is a line.
    useWhenOnline(onAgain);
    return null;
  },
);

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
