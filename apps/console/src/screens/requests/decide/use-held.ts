import { useSyncExternalStore } from 'react';
import type { HeldDecision } from '../../../data/held-decision.ts';
import { heldDecisionsOf } from '../../../data/held-decisions.ts';
import { useCalls } from '../../../shell/tenant-context.ts';

/** The decisions of this page's person that are on their way, or came to nothing. */
export function useHeld(): readonly HeldDecision[] {
  const { subscribe, all } = heldDecisionsOf(useCalls());
  return useSyncExternalStore(subscribe, all);
}

/** Whether a decision was taken and not answered yet. */
export const isOnItsWay = ({ standing }: HeldDecision): boolean =>
  standing.kind === 'held' || standing.kind === 'sending';
