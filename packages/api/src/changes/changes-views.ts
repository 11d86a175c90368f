import type { ItemName } from '@remit/policy/draft/document-items';
import type { DraftState } from '@remit/policy/draft/draft-state';
import type { DraftStep } from '@remit/policy/draft/draft-steps';
import type { Guard, PersonChip } from '../views.ts';

/** A change of the policy in the making, as the list of changes shows it. Instants are ms since 1970 UTC. */
export interface DraftSummary {
  readonly id: string;
  /** Given in order in each tenant. */
  readonly number: number;
  readonly name: string;
  readonly author: PersonChip | null;
  readonly state: DraftState;
  readonly basedOn: number;
  /** Whether another version than the one that it changes decides by now. */
  readonly moved: boolean;
  /** How many items of the policy it sets. */
  readonly items: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** When it goes out by itself; null where it is not scheduled. */
  readonly scheduledAt: number | null;
  readonly publishedVersion: number | null;
  /** Why it did not go out when it was to. */
  readonly failure: string | null;
  /** Whether it went out without the second person that it needed, and whether somebody looked at it since. */
  readonly breakGlass: 'no' | 'owed' | 'reviewed';
}

export interface ListedDraftView extends DraftSummary {
  /** How many items it and the version in force both changed, each to something else; null where nobody asked. */
  readonly conflicts: number | null;
}

export interface DraftsView {
  /** The last changed first. */
  readonly drafts: readonly ListedDraftView[];
  /** Whether the asker may begin one. */
  readonly begin: Guard;
}

/** What a draft is made of: its base version with the first `standing` of its steps; those behind were undone. */
export interface DraftView extends DraftSummary {
  /** Whoever changes it says which revision they have seen. */
  readonly revision: number;
  /** The version that decides now. */
  readonly version: number;
  readonly steps: readonly DraftStep[];
  readonly standing: number;
  /** Whether the asker may edit it. */
  readonly edit: Guard;
}

/** Where a draft stands after a change that its caller made. */
export interface DraftStanding {
  readonly id: string;
  readonly name: string;
  readonly state: DraftState;
  readonly revision: number;
  readonly basedOn: number;
}

/** Where a draft stands that counts in part from now on, and the one in which the whole of it stays. */
export interface StagedStanding extends DraftStanding {
  readonly everybody: DraftStanding;
}

/** What was said of a draft, and what its reader may do with it next. Instants are ms since 1970 UTC. */
export interface DraftReviewsView {
  readonly revision: number;
  /** Oldest first. */
  readonly reviews: readonly {
    readonly author: PersonChip | null;
    readonly decision: 'approve' | 'reject';
    readonly at: number;
    readonly comment: string | null;
    /** Whether it is of the draft exactly as it stands. */
    readonly current: boolean;
  }[];
  /** Oldest first. */
  readonly comments: readonly {
    readonly id: string;
    /** What it is about; null for the draft as a whole. */
    readonly item: ItemName | null;
    readonly author: PersonChip | null;
    readonly at: number;
    readonly text: string;
  }[];
  /** Who approved it exactly as it stands, and counts. */
  readonly approvedBy: readonly PersonChip[];
  /** Why somebody else must approve it before the reader can publish it; null when nobody must. */
  readonly needsSecondPerson: string | null;
  /** `publish` and `schedule` say nothing of tests, guards and the effect: those are asked for with the draft's impact. */
  readonly can: {
    readonly requestReview: Guard;
    readonly review: Guard;
    readonly publish: Guard;
    /** Publishing in need without the second person that the tenant asks for; refused where it asks for none. */
    readonly breakGlass: Guard;
    readonly schedule: Guard;
    readonly unschedule: Guard;
    readonly withdraw: Guard;
    readonly reopen: Guard;
  };
}
