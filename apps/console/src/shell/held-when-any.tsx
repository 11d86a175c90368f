import { Suspense, useState, useSyncExternalStore } from 'react';
import { heldDecisionsOf } from '../data/held-decisions.ts';
import { leftDecisions } from '../data/left-decisions.ts';
import { lazyPart } from '../parts/lazy-part.tsx';
import { useCalls, useMe } from './tenant-context.ts';

const HeldBar = lazyPart(async () => (await import('../screens/requests/decide/held-bar.tsx')).HeldBar);

/** The decisions on their way, once there are any: they can be taken back wherever their person has gone on to. */
export function HeldWhenAny() {
  const calls = useCalls();
  const me = useMe();
  const { subscribe, all } = heldDecisionsOf(calls);
  const held = useSyncExternalStore(subscribe, all);
  const [left] = useState(() => leftDecisions(calls.slug).filter(({ by }) => by === me.person.id));
  return held.length === 0 && left.length === 0 ? null : (
    <Suspense>
      <HeldBar held={held} left={left} />
    </Suspense>
  );
}
