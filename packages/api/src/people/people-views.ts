import type { MeasuredRevocations } from '@remit/store/measured-revocations';
import type { Guard, PersonChip } from '../views.ts';

/** What the API replies about people, guests, sessions and how a tenant lets people in. Instants are ms since 1970 UTC. */

export type MemberStanding = 'active' | 'suspended' | 'left' | 'not-started' | 'ended';

/** Who answers for a guest, and what is wrong with that. */
interface SponsorView {
  readonly sponsor: PersonChip | null;
  readonly sponsorProblem: string | null;
}

/** A role that somebody holds, by the assignment that gives it. */
export interface AssignmentView {
  readonly id: string;
  readonly role: string;
  readonly roleLabel: string;
  readonly folder: string;
  readonly from: number | null;
  readonly until: number | null;
  readonly standing: 'active' | 'not-started' | 'ended';
  readonly through: { readonly kind: 'member' | 'group' | 'department'; readonly name: string };
  readonly unassign: Guard;
}

/** What can be assigned and where; empty for whoever may assign nothing. */
export interface AssignChoices {
  readonly assign: Guard;
  readonly roles: readonly {
    readonly name: string;
    readonly label: string;
    readonly description: string;
  }[];
  readonly folders: readonly string[];
  /** IANA zone in which days begin and end. */
  readonly timeZone: string;
}

/** A member as whoever administers people sees them. */
export interface PersonView extends AssignChoices {
  readonly person: PersonChip;
  readonly email: string;
  readonly status: 'active' | 'suspended' | 'left';
  readonly standing: MemberStanding;
  readonly guest: ({ readonly from: number | null; readonly until: number } & SponsorView) | null;
  readonly assignments: readonly AssignmentView[];
  /** Sessions that stand; null for whoever may not know. */
  readonly sessions: number | null;
  /** To see the tenant as they do. */
  readonly seeAs: Guard;
  readonly suspend: Guard;
  /** Into another department. */
  readonly move: Guard;
  readonly extend: Guard;
  readonly endSessions: Guard;
  readonly now: number;
}

export interface ChangeSentence {
  readonly change: 'gains' | 'loses' | 'narrower' | 'wider' | 'changes' | 'keeps';
  /** Without its subject: "may no longer `read` Contract in /sales". */
  readonly sentence: string;
}

/** What a change would mean for a member, before it is made. */
export interface PeopleChangeView {
  /** Why it would be refused; null when it would be made. */
  readonly refusal: string | null;
  /** Null when what it would mean cannot be said. */
  readonly headline: string | null;
  readonly sentences: readonly ChangeSentence[];
  /** How many sessions of theirs would end. */
  readonly sessions: number;
}

export interface GuestsView {
  readonly now: number;
  readonly timeZone: string;
  readonly guests: readonly ({
    readonly person: PersonChip;
    readonly email: string;
    readonly standing: MemberStanding;
    readonly from: number | null;
    readonly until: number;
  } & SponsorView)[];
  readonly invite: Guard;
}

export interface SessionsView {
  readonly sessions: readonly {
    readonly id: string;
    readonly person: PersonChip;
    readonly kind: 'browser' | 'client';
    /** Of an application; null for a browser. */
    readonly name: string | null;
    readonly createdAt: number;
    readonly expiresAt: number;
    readonly lastUsedAt: number | null;
    readonly address: string | null;
    readonly agent: string | null;
    /** Whether it was confirmed with a second factor. */
    readonly secondFactor: boolean;
    /** Whether it is the asker's own. */
    readonly own: boolean;
  }[];
  /** Sessions of members whom the asker may not see. */
  readonly hidden: number;
  /** How fast open pages closed within the last day, once what they stood on was taken. */
  readonly revocations: MeasuredRevocations;
  readonly now: number;
  readonly end: Guard;
}

/** How a tenant lets people in. */
export interface SecurityView {
  /** Addresses and networks from which calls are heard; empty: from everywhere. */
  readonly allowlist: readonly string[];
  readonly sessionMinutes: number | null;
  readonly secondFactor: 'nobody' | 'administrators' | 'everybody';
  /** From when on, in ms since 1970 UTC; null: at once. */
  readonly secondFactorFrom: number | null;
  /** Who has no second factor yet, while the time to add one runs; null while none does. */
  readonly grace: { readonly without: readonly PersonChip[]; readonly withoutTotal: number } | null;
  readonly revision: number;
  /** Of the asker. */
  readonly address: string;
  readonly update: Guard;
  readonly wall: WallView;
}

/** What attacks on the wall between tenants found last, as every tenant may know it. */
export interface WallView {
  /** `overdue`: the last whole attack is more than a week ago, or there was none; `failed`: it found something. */
  readonly state: 'proved' | 'overdue' | 'failed';
  /** Null where no attack is on record. Instants are ms since 1970 UTC. */
  readonly last: { readonly at: number; readonly probes: number; readonly leaks: number } | null;
}

export interface StoppedPerson {
  readonly person: PersonChip;
  readonly reason: string;
  readonly sessions: number;
}

/** Whom a change of security would stop, before it is made. */
export interface SecurityPreview {
  /** Lines that are no address. */
  readonly problems: readonly string[];
  /** The list as it would be kept. */
  readonly allowlist: readonly string[];
  readonly address: string;
  readonly excludesYou: boolean;
  readonly stopped: readonly StoppedPerson[];
  readonly stoppedTotal: number;
  /** Who would be asked for a second factor and has none. */
  readonly unable: readonly PersonChip[];
  readonly unableTotal: number;
}
