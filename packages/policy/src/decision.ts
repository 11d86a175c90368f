import type { ObligationKind } from './document.ts';
import type { Holder } from './directory.ts';
import type { Value } from './values/value.ts';
import type { Truth } from './condition.ts';

/** Where a grant is written: the role's base grants, or a folder scope's, and its place there. */
export interface GrantReference {
  readonly role: string;
  /** Folder of the scope that replaced the base grants here; null for the base grants. */
  readonly scope: string | null;
  readonly index: number;
}

/** How a subject came to hold a role at a record's folder. */
export interface RoleSource {
  readonly role: string;
  readonly assignmentId: string;
  readonly assignedRole: string;
  readonly folder: string;
  readonly through: Holder;
  /** Roles from the assigned one down to `role`, when it came by inclusion; a single name when it did not. */
  readonly includePath: readonly string[];
  readonly standing: 'active' | 'not-started' | 'ended' | 'elsewhere';
}

/** The clause of a grant that failed, with the two values compared, as screens show them. */
export type GrantFailure =
  | {
      readonly clause: 'qualifier';
      readonly qualifier: 'own' | 'department' | 'set' | 'module';
      readonly wanted: Value | string | null;
      readonly found: Value | null;
    }
  | { readonly clause: 'where'; readonly truth: Truth; readonly missing: readonly string[] }
  | { readonly clause: 'limit'; readonly limit: Value; readonly found: Value | null }
  | { readonly clause: 'row-policy'; readonly policy: string; readonly truth: Truth };

export interface GrantTried {
  readonly grant: GrantReference;
  readonly source: RoleSource;
  readonly permits: boolean;
  /** Null when it permits. */
  readonly failure: GrantFailure | null;
}

export interface RuleJudged {
  readonly rule: string;
  readonly effect: 'forbid' | 'require' | 'separate';
  readonly applies: boolean;
  readonly when: Truth;
  readonly unless: Truth;
  /** The rule's public sentence. */
  readonly because: string;
}

/** The duty that stands between a subject and what is permitted; `rule` is null when the permitting role asks for it. */
export interface ObligationReason {
  readonly kind: 'obligation';
  readonly rule: string | null;
  readonly obligation: ObligationKind;
  readonly because: string;
}

/** Reasons that are the same in a decision and in its explanation. */
export type PlainReason =
  | { readonly kind: 'standing'; readonly problem: 'suspended' | 'left' | 'not-started' | 'ended' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'forbidden'; readonly rule: string; readonly because: string }
  | {
      readonly kind: 'separated';
      readonly exclusion: string;
      readonly other: string;
      readonly known: boolean;
    }
  | ObligationReason
  | { readonly kind: 'no-folder' }
  | { readonly kind: 'unknown-action' };

/**
 * Why a decision came out as it did, deciding layer first: the grants that permit and ask least, or every rule that
 * forbids. Their order within a layer means nothing.
 */
export type Reason =
  | PlainReason
  | { readonly kind: 'granted'; readonly grant: GrantReference }
  | { readonly kind: 'no-grant' };

/** The same reasons in full: through what a grant came to the subject, and which grants were tried in vain. */
export type Cause =
  | PlainReason
  | { readonly kind: 'granted'; readonly grant: GrantReference; readonly source: RoleSource }
  | { readonly kind: 'no-grant'; readonly tried: readonly GrantTried[] };

/** `depends` answers only a check without a record; enforcement treats it as deny. */
export interface Decision {
  readonly outcome: 'allow' | 'deny' | 'depends';
  /** Rows out of the subject's view answer `not-found`: whoever may not read a record may not learn that it exists. */
  readonly denial: 'not-found' | 'forbidden' | 'precondition' | null;
  readonly because: readonly Reason[];
  /** What the enforcement point must still see to: the least demanding permitting grant's set, and every rule's. */
  readonly obligations: readonly ObligationKind[];
  /** Names of facts that are missing, for `depends`. */
  readonly missing: readonly string[];
}

/** A decision whose reasons are told in full. */
export type DecisionInFull = Omit<Decision, 'because'> & { readonly because: readonly Cause[] };

/** Everything behind a decision, as data: every role considered, every grant tried, every rule judged. */
export interface Explanation {
  readonly decision: Decision;
  /** The decision's reasons, in its order, each in full. */
  readonly because: readonly Cause[];
  readonly roles: readonly RoleSource[];
  readonly grants: readonly GrantTried[];
  readonly rules: readonly RuleJudged[];
  readonly policyVersion: number;
  readonly directoryRevision: number;
}
