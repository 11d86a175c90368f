import type { Guard, PersonChip } from '../views.ts';

/** Somebody decides in another's place for a time. Instants are ms since 1970 UTC. */
export interface DelegationView {
  readonly id: string;
  readonly from: PersonChip | null;
  readonly to: PersonChip | null;
  readonly since: number;
  readonly until: number;
  /** Whether the delegate may hand it on. */
  readonly passOn: boolean;
  readonly reason: string;
  readonly standing: 'active' | 'not-started' | 'ended';
  readonly end: Guard;
}

/** The asker's own delegations, and those of everybody for whoever administers people: `others` is empty for anybody else. */
export interface DelegationsView {
  readonly given: readonly DelegationView[];
  readonly received: readonly DelegationView[];
  readonly others: readonly DelegationView[];
  /** Whether the asker decides anything that could be handed to somebody. */
  readonly create: Guard;
}
