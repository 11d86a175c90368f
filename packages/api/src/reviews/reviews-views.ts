import type { ReviewOutcome, ReviewDecision } from '@remit/store/directory/review-decision';
import type { FieldsGiven } from '../fields/fields-given.ts';
import type { GroupEffectView } from '../groups/groups-views.ts';
import type { Guard, PersonChip } from '../views.ts';

export type { ReviewOutcome, ReviewDecision };

/** A review as a list shows it; counts are of the lines that its reader sees. Instants are ms since 1970 UTC. */
export interface ReviewSummary {
  readonly id: string;
  readonly name: string;
  readonly kind: 'role' | 'folder' | 'guests';
  readonly about: string | null;
  readonly aboutLabel: string | null;
  readonly startedBy: PersonChip | null;
  readonly startedAt: number;
  readonly dueAt: number;
  readonly closedAt: number | null;
  readonly overdue: boolean;
  readonly lines: number;
  readonly open: number;
  /** How many are to end, at once or at a time. */
  readonly removals: number;
}

export interface ReviewsView {
  readonly reviews: readonly ReviewSummary[];
  readonly start: Guard;
  /** What a review can be about, for whoever may begin one. */
  readonly roles: readonly { readonly name: string; readonly label: string }[];
  readonly folders: readonly string[];
}

/** Why a line is worth a look. */
export type ReviewDoubt = 'passed' | 'unused' | 'rare' | 'inactive' | 'nobody' | 'changed';

export interface ReviewLineView {
  readonly assignment: string;
  readonly holder: {
    readonly kind: 'member' | 'group' | 'department';
    readonly id: string;
    readonly name: string;
    readonly people: number;
  };
  readonly role: string;
  readonly roleLabel: string;
  readonly folder: string;
  readonly from: number | null;
  readonly until: number | null;
  /** Null where no use is on record; `recorded` tells whether one would be. */
  readonly lastUsedAt: number | null;
  readonly recorded: boolean;
  readonly peers: { readonly have: number; readonly of: number } | null;
  readonly reviewer: PersonChip | null;
  /** Who decides it while the reviewer is away, or once they are gone. */
  readonly inPlace: PersonChip | null;
  readonly doubts: readonly ReviewDoubt[];
  readonly decision: ReviewDecision | null;
  /** When it is to end, and the folder where it is to stay, where it is reduced to that. */
  readonly reduceUntil: number | null;
  readonly reduceFolder: string | null;
  readonly reason: string | null;
  readonly decidedBy: PersonChip | null;
  readonly decidedAt: number | null;
  readonly outcome: ReviewOutcome | null;
  readonly outcomeWhy: string | null;
  readonly decide: Guard;
  /** To whom the asker may give it to look at, where it waits for them and they cannot tell. */
  readonly passTo: PersonChip | null;
  /** Who could not say whether it is needed last, and why. */
  readonly passedBy: PersonChip | null;
  readonly passedWhy: string | null;
}

export interface ReviewView {
  readonly review: ReviewSummary;
  /** Those with most doubt first. */
  readonly lines: readonly ReviewLineView[];
  /** Folders that the asker may know below those of the lines: something may be reduced to one of them. */
  readonly folders: readonly string[];
  /** Whether these are all of its lines, or those alone that the asker sees. */
  readonly whole: boolean;
  readonly close: Guard;
}

/** What a line gives of one type by itself. */
export interface ReachedTypeView {
  readonly type: string;
  readonly label: string;
  readonly actions: readonly string[];
  /** Records that are read; null where they differ by which of its people it is. */
  readonly readable: number | null;
  /** Of how many; null for whoever may not know how many there are. */
  readonly total: number | null;
  /** What narrows reading, in words: "own records". */
  readonly narrowedBy: readonly string[];
  /** How many fields there are, and which of them are masked at most; null where they differ. */
  readonly fields: FieldsGiven | null;
}

export interface ReviewReachView {
  readonly assignment: string;
  readonly types: readonly ReachedTypeView[];
}

/** A review as two files: its lines as CSV under a name, and the manifest of that, signed. */
export interface ReviewEvidenceView {
  readonly name: string;
  readonly csv: string;
  readonly manifest: string;
}

/** What closing a review would mean for everybody, before it is closed. */
export interface ReviewEffectView extends Pick<GroupEffectView, 'counts' | 'people' | 'effectHash'> {
  /** How many end at once, and how many at a time. */
  readonly removed: number;
  readonly reduced: number;
  /** Lines that nobody decided. */
  readonly undecided: number;
  /** What was decided and would not happen. */
  readonly refused: readonly { readonly name: string; readonly roleLabel: string; readonly why: string }[];
}
