import type { Truth } from '../condition.ts';
import type {
  Decision,
  GrantFailure,
  GrantReference,
  PlainReason,
  RoleSource,
  RuleJudged,
} from '../decision.ts';
import type { Holder } from '../directory.ts';
import type { Value } from '../values/value.ts';

/** Who reads an explanation: whom it is about, who decides on what they asked for, or who answers for the policy. */
export type DisclosureLevel = 'person' | 'approver' | 'administrator';

/** What a field of the record was found to hold; `none` too where the type has no such field. */
export type DisclosedValue =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'none' }
  | { readonly kind: 'hidden' };

/** `hidden` where the condition reads a field that the reader does not see: unknown alone would tell that it is empty. */
export type DisclosedTruth = Truth | 'hidden';

type Qualifier = Extract<GrantFailure, { clause: 'qualifier' }>['qualifier'];

/** Which kind of clause stood in the way, and how far the person's own limit goes. */
export type PersonFailure =
  | { readonly clause: 'qualifier'; readonly qualifier: Qualifier }
  | { readonly clause: 'where' }
  | { readonly clause: 'limit'; readonly limit: Value }
  | { readonly clause: 'row-policy' };

/** The same, with what was found on the record. */
export type ApproverFailure =
  | Exclude<PersonFailure, { clause: 'qualifier' | 'limit' }>
  | { readonly clause: 'qualifier'; readonly qualifier: Qualifier; readonly found: DisclosedValue }
  | { readonly clause: 'limit'; readonly limit: Value; readonly found: DisclosedValue };

/** The same, with what was asked for, by which row policy, how it came out and for want of which facts. */
export type AdministratorFailure =
  | {
      readonly clause: 'qualifier';
      readonly qualifier: Qualifier;
      readonly wanted: Value | string | null;
      readonly found: DisclosedValue;
    }
  | { readonly clause: 'where'; readonly truth: DisclosedTruth; readonly missing: readonly string[] }
  | { readonly clause: 'limit'; readonly limit: Value; readonly found: DisclosedValue }
  | { readonly clause: 'row-policy'; readonly policy: string; readonly truth: DisclosedTruth };

export interface DisclosedGrant {
  readonly grant: GrantReference;
  readonly source: RoleSource;
  readonly permits: boolean;
  /** Null when it permits. */
  readonly failure: AdministratorFailure | null;
}

export type DisclosedRule = Omit<RuleJudged, 'when' | 'unless'> & {
  readonly when: DisclosedTruth;
  readonly unless: DisclosedTruth;
};

/** Reasons that say the same to everyone. */
export type OpenReason = Extract<
  PlainReason,
  { kind: 'standing' | 'unreadable' | 'no-folder' | 'unknown-action' }
>;

/** `role` is the one that was assigned: the person holds it. */
export type PersonReason =
  | OpenReason
  | { readonly kind: 'granted'; readonly role: string }
  | { readonly kind: 'no-grant'; readonly failures: readonly PersonFailure[] }
  | Omit<Extract<PlainReason, { kind: 'forbidden' }>, 'rule'>
  | Omit<Extract<PlainReason, { kind: 'separated' }>, 'exclusion'>
  | Omit<Extract<PlainReason, { kind: 'obligation' }>, 'rule'>;

/** `permitting` is the role whose grant permits: the assigned one, or one that it includes. */
export type ApproverReason =
  | PlainReason
  | {
      readonly kind: 'granted';
      readonly role: string;
      readonly permitting: string;
      readonly through: Holder;
    }
  | { readonly kind: 'no-grant'; readonly failures: readonly ApproverFailure[] };

export type AdministratorReason =
  | PlainReason
  | {
      readonly kind: 'granted';
      readonly role: string;
      readonly permitting: string;
      readonly through: Holder;
      readonly grant: GrantReference;
      readonly source: RoleSource;
    }
  | {
      readonly kind: 'no-grant';
      readonly failures: readonly (AdministratorFailure & Pick<DisclosedGrant, 'grant' | 'source'>)[];
    };

type Answer = Pick<Decision, 'outcome' | 'denial' | 'obligations'>;

/** Of a record that is not found it says nothing else: the one reason is then `unreadable`. */
export type PersonExplanation = Answer & {
  readonly level: 'person';
  readonly because: readonly PersonReason[];
};

/** Of a record that is not found it says as little as to the person. */
export type ApproverExplanation = Answer & {
  readonly level: 'approver';
  readonly because: readonly ApproverReason[];
};

export type AdministratorExplanation = Answer & {
  readonly level: 'administrator';
  readonly because: readonly AdministratorReason[];
  /** Names of facts that are missing, for `depends`. */
  readonly missing: readonly string[];
  readonly roles: readonly RoleSource[];
  readonly grants: readonly DisclosedGrant[];
  readonly rules: readonly DisclosedRule[];
  readonly policyVersion: number;
  readonly directoryRevision: number;
};

export type DisclosedExplanation = PersonExplanation | ApproverExplanation | AdministratorExplanation;
