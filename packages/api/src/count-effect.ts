import { moduleOf } from '@remit/policy/catalog';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { MemberDiff } from '@remit/policy/compare/diff-member';
import {
  countFieldTransitions,
  countTransitions,
  type FieldTransition,
  type Transition,
  type TransitionCount,
} from '@remit/store/records/records';
import type { ResourceType } from '@remit/policy/document';
import type { TenantCall } from './tenant-call.ts';

/** Counts for each action and each field of a diff, in their order; undefined for types that have no table. */
export interface EffectCounts {
  readonly actions: readonly (TransitionCount | undefined)[];
  readonly fields: readonly (TransitionCount | undefined)[];
}

/**
 * Counts in the tenant's tables what a diff gains and loses. One statement for all actions and one for all fields,
 * both in the snapshot of the call.
 */
export async function countEffect(
  { tx, policy }: TenantCall,
  draft: CompiledPolicy,
  { actions, fields }: MemberDiff,
): Promise<EffectCounts> {
  // The published declaration first: it is the one that the tables were made for.
  const stored = (name: string): ResourceType | null =>
    moduleOf(name) === 'remit' ? null : (policy.compiled.types.get(name) ?? draft.types.get(name) ?? null);

  const actionPlaces: (number | null)[] = [];
  const transitions: Transition[] = [];
  for (const { type: name, action, before, after } of actions) {
    const type = stored(name);
    // A record that is still to be made cannot be counted.
    const counted = type !== null && action !== 'create';
    actionPlaces.push(counted ? transitions.length : null);
    if (counted) transitions.push({ type, before, after });
  }
  const fieldPlaces: (number | null)[] = [];
  const masks: FieldTransition[] = [];
  for (const { type: name, beforeMask, afterMask } of fields) {
    const type = stored(name);
    fieldPlaces.push(type === null ? null : masks.length);
    if (type !== null) masks.push({ type, before: beforeMask, after: afterMask });
  }

  const actionCounts = await countTransitions(tx, transitions);
  const fieldCounts = await countFieldTransitions(tx, masks);
  return {
    actions: actionPlaces.map((place) => (place === null ? undefined : actionCounts[place])),
    fields: fieldPlaces.map((place) => (place === null ? undefined : fieldCounts[place])),
  };
}
