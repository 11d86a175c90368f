import type { MemberStatus } from '@remit/policy/directory';

/**
 * What the API replies: plain JSON, made by the server, repeated by screens. A screen never decides anything; where a
 * control may be refused, the reply carries a `Guard` for it.
 */

/** Whether the asker may do a thing now, and if not, why in one public sentence and what to do next. */
export type Guard =
  | { readonly allowed: true; readonly because: string }
  | {
      readonly allowed: false;
      readonly reason: string;
      readonly next: string | null;
      /** What the engine refused, where a role could allow it. */
      readonly ask?: AskedAccess;
    };

/** An action on a type, or on one record of it: what access to is asked for after a refusal. */
export interface AskedAccess {
  readonly action: string;
  readonly type: string;
  readonly record: string | null;
  readonly folder: string | null;
}

export interface PersonChip {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly department: string | null;
  readonly departmentName: string | null;
}

/** Who is signed in here, and which rooms of the console open to them. */
export interface MeView {
  readonly person: PersonChip;
  readonly heads: readonly { readonly path: string; readonly name: string }[];
  readonly tenant: {
    readonly slug: string;
    readonly name: string;
    readonly accent: string;
    readonly timeZone: string;
    readonly baseCurrency: string;
    readonly policyVersion: number;
  };
  /** Who sees the tenant as this person, and until when, in ms since 1970 UTC; null for whoever is here as themselves. */
  readonly seenBy: { readonly name: string; readonly until: number } | null;
  /** From when on this tenant lets the asker in with a second factor only, which they have not got; null where it does not. */
  readonly secondFactorDue: number | null;
  /** How long the session that asks is good here yet, in ms from this answer on. */
  readonly sessionLasts: number;
  readonly rooms: {
    readonly inbox: Guard;
    readonly submit: Guard;
    readonly people: Guard;
    readonly explain: Guard;
    readonly roles: Guard;
    readonly folders: Guard;
    readonly publish: Guard;
    readonly audit: Guard;
    /** What the tenant says of itself, beside who signs in how. */
    readonly general: Guard;
    readonly settings: Guard;
  };
}

export interface PeoplePage {
  readonly people: readonly (PersonChip & { readonly email: string; readonly status: MemberStatus })[];
  readonly total: number;
  readonly next: string | null;
}

/** Money as the wire has it: minor units. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** Someone who may decide a request, and by what: "Henrik Dahl, Approver at /operations up to 10,000.00 EUR". */
export interface DeciderView {
  readonly person: PersonChip;
  readonly because: string;
}

/** The data of every error the API replies: a code, a public sentence, and an id that the logs carry too. */
export interface ErrorView {
  readonly code: string;
  readonly message: string;
  readonly correlationId: string;
  readonly sentences: readonly string[];
  readonly deciders: readonly DeciderView[];
  /** What a role could allow that was refused; absent where none could. */
  readonly ask?: AskedAccess;
}

/** Who watches where, and numbers that say that something changed there and never what. */
export interface LiveView {
  readonly tenant: string;
  readonly member: string;
  readonly revisions: {
    readonly policy: number;
    readonly directory: number;
    readonly security: number;
    readonly requests: string;
    readonly drafts: string;
  };
}
