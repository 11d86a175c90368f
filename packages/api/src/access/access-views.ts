import type { RefusedThing } from '@remit/approvals/refused-thing';
import type { Guard, PersonChip } from '../views.ts';

/** A role that would allow what was refused, at the smallest place where it does. */
export interface AccessOption {
  readonly role: string;
  readonly label: string;
  readonly description: string | null;
  readonly folder: string;
  /** How much else it gives: permissions that the asker does not have without it. */
  readonly alsoGives: number;
  readonly granters: readonly PersonChip[];
  readonly grantersTotal: number;
  /** The asker's own request for it that waits already. */
  readonly waiting: string | null;
}

/** What somebody could ask for after a refusal, the smallest first. */
export interface AccessOptionsView {
  readonly action: string;
  readonly typeLabel: string;
  /** Through what the asker may do it after all; null where they may not. */
  readonly already: string | null;
  readonly options: readonly AccessOption[];
  /** Why there is nothing to ask for; null where there is. */
  readonly nothing: string | null;
  /** Whether the asker may ask in the place of others. */
  readonly forOthers: boolean;
}

export interface AccessRequestView {
  readonly id: string;
  readonly member: PersonChip | null;
  /** Who asked for it in their place; null where they did so themselves. */
  readonly sentBy: PersonChip | null;
  readonly role: string;
  readonly label: string;
  readonly folder: string;
  /** ms from the moment it is granted. */
  readonly lasts: number;
  readonly reason: string;
  readonly refused: RefusedThing;
  readonly refusedWords: string;
  /** `granted` until its time is over, and `ended` then or when the role was taken before. */
  readonly standing: 'waiting' | 'granted' | 'ended' | 'rejected' | 'withdrawn' | 'expired';
  readonly revision: number;
  readonly submittedAt: number;
  /** When it is given up if nobody decides it; null once somebody has. */
  readonly expiresAt: number | null;
  readonly decidedAt: number | null;
  readonly decidedBy: PersonChip | null;
  readonly comment: string | null;
  readonly grantedUntil: number | null;
  /** Whether the reader asked, or it was asked for them; and whether it is for them. */
  readonly mine: boolean;
  readonly own: boolean;
  /** To grant or to refuse it; and to take it back, by whoever asked. */
  readonly decide: Guard;
  readonly withdraw: Guard;
  readonly granters: readonly PersonChip[];
  readonly grantersTotal: number;
}

/** What waits for the asker, what they asked for themselves, and for how long anything is granted at most. */
export interface AccessRequestsView {
  readonly toDecide: readonly AccessRequestView[];
  readonly mine: readonly AccessRequestView[];
}
