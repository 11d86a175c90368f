import type { WallView } from '../people/people-views.ts';
import type { RequestSummary } from '../requests/request-views.ts';
import type { PersonChip } from '../views.ts';

/** A draft as a sentence names it. */
export interface NamedDraft {
  readonly id: string;
  readonly name: string;
}

/** Of a draft's kind: how many there are, and the one that was changed last. */
export interface CountedDrafts {
  readonly count: number;
  readonly latest: NamedDraft | null;
}

/** A first step of a new tenant: people, a second administrator, roles, who holds them, and what must always hold. */
export type HomeStep = 'people' | 'second' | 'roles' | 'given' | 'proof';

/**
 * What matters to the asker today, each part as far as the asker may see what it is about; null where they may not.
 * Instants are ms since 1970 UTC.
 */
export interface HomeView {
  readonly now: number;
  /** What the asker made of the page; the screen knows which cards there are. */
  readonly cards: { readonly order: readonly string[]; readonly hidden: readonly string[] };
  /** The first steps of a new tenant; null where they are all done, or somebody else's. */
  readonly start: readonly { readonly step: HomeStep; readonly done: boolean }[] | null;
  /** Payment requests that the asker may decide or pay, and by when the first must be decided. */
  readonly inbox: {
    readonly count: number;
    readonly oldest: number | null;
    readonly others: number;
    readonly toPay: number;
    readonly due: { readonly request: string; readonly number: string; readonly at: number } | null;
  } | null;
  /** Requests for access that the asker may grant. */
  readonly grants: { readonly count: number; readonly oldest: number | null };
  /** Lines of reviews that wait for the asker, or for somebody in whose place they decide, and the review due first. */
  readonly reviews: {
    readonly lines: number;
    readonly first: { readonly review: string; readonly name: string; readonly dueAt: number } | null;
  };
  readonly drafts: {
    /** In review, and made without the asker. */
    readonly toReview: CountedDrafts;
    /** Published in need, and nobody looked at it since. */
    readonly owed: CountedDrafts;
    /** Those that did not go out when they were to. */
    readonly failed: CountedDrafts;
    readonly own: CountedDrafts;
    readonly open: number;
  } | null;
  /** Tests, guards and exclusions that do not hold under the policy in force, and how many there are of all. */
  readonly checks: {
    readonly failing: readonly {
      readonly kind: 'test' | 'guard' | 'exclusion';
      readonly name: string;
    }[];
    readonly total: number;
  } | null;
  /** Guests whose time ends within the next days, those who end first above; for whoever may give them more. */
  readonly guests: {
    readonly count: number;
    readonly ending: readonly { readonly person: PersonChip; readonly until: number }[];
  } | null;
  /** Roles of the policy that nobody holds, by any way. */
  readonly unused: {
    readonly count: number;
    readonly roles: readonly { readonly name: string; readonly label: string }[];
  } | null;
  /** Who can change what everybody may do, and how many of them are guests; of those whom the asker may explain. */
  readonly power: {
    readonly count: number;
    readonly people: readonly PersonChip[];
    readonly guests: number;
  } | null;
  /** What is known of the wall between tenants, for whoever may read the security settings. */
  readonly wall: WallView | null;
  readonly policy: {
    readonly version: number;
    readonly roles: number;
    readonly author: string | null;
    readonly publishedAt: number;
    readonly reason: string;
  } | null;
  /** Whose access in the asker's departments others changed this week, of those whom the asker may explain. */
  readonly team: {
    readonly people: readonly PersonChip[];
    readonly total: number;
    readonly latest: number | null;
  } | null;
  /** What was refused in the last seven days, and in the seven before; `most` is what rose most. */
  readonly refusals: {
    readonly week: number;
    readonly before: number;
    readonly most: { readonly action: string; readonly week: number; readonly before: number } | null;
  } | null;
  /** The last verification of the audit; its instant is null before the first. */
  readonly chain: {
    readonly verifiedAt: number | null;
    readonly entries: number;
    readonly findings: number;
  } | null;
  /** Whether the asker may ask what somebody else can see. */
  readonly explains: boolean;
  readonly own: {
    readonly waiting: number;
    /** Questions that the asker has to answer before it goes on. */
    readonly asked: number;
    readonly recent: readonly RequestSummary[];
    /** Requests for access of the asker's that nobody has decided yet. */
    readonly access: number;
  };
  readonly access: {
    readonly roles: readonly string[];
    /** What of it ends first; `role` is null where the asker's own time here does. */
    readonly ends: { readonly role: string | null; readonly until: number } | null;
  };
  /** When the asker last did something that is on record; null when they never did. */
  readonly lastAct: number | null;
}
