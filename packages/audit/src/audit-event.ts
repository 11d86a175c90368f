import type { Check } from '@remit/policy/check';
import type { Cause, Decision } from '@remit/policy/decision';

/** Plain JSON, as an audit event carries it and `jsonb` keeps it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What settled an event: the engine's reasons, or a sentence where the state of a thing stood in the way. */
export type AuditReason = Cause | { readonly kind: 'state'; readonly because: string };

/** Where a call came from and what it stood on. Null is what is not known, or does not apply. */
export interface Origin {
  /** IP address of the caller. */
  readonly address: string | null;
  /** What the caller's program calls itself: `User-Agent`, cut. */
  readonly agent: string | null;
  /** The session in which it was done, by an id that says nothing and opens nothing; null outside one. */
  readonly sessionId: string | null;
  /** The published policy version and the directory's revision that decided. */
  readonly policyVersion: number | null;
  readonly directoryRevision: number | null;
  /** The member in whose place the actor acted, or as whom they saw the tenant. */
  readonly onBehalfOf: string | null;
  /** Names of the roles that the actor was assigned at that moment. */
  readonly roles: readonly string[] | null;
}

/** A question that was put to the engine with every fact it had, and the answer: enough to ask it again years later. */
export interface Asked {
  readonly check: Check;
  readonly outcome: Decision['outcome'];
  /** What only reports and would have refused it: `rule.OwnRequest`, `exclusion.FourEyes`; absent where nothing would. */
  readonly reported?: readonly string[];
}

/** The full name of a type of requests: payments are one, and tenants declare others. */
type RequestTypeName = string;

/** What every audit event says, whatever happened. Times are the database's, set when the event is inserted. */
interface Happened<Action extends string, TargetType extends string, Details> {
  /** The member who acted; null when Remit itself did. */
  readonly actor: string | null;
  readonly action: Action;
  readonly target: { readonly type: TargetType; readonly id: string | null };
  /** `allow`: it was done. `deny`: it was asked for and refused. */
  readonly outcome: 'allow' | 'deny';
  readonly because: readonly AuditReason[];
  /** What changed, as it stood and as it stands now; null where there is nothing to compare. */
  readonly before: Json | null;
  readonly after: Json | null;
  readonly details: Details;
  readonly origin: Origin;
  /** The decision under which it was done or refused; null where the engine was not asked. */
  readonly asked: Asked | null;
  /** Joins the events, the log lines and the reply of one call. */
  readonly correlationId: string;
}

/** What is asked of a payment request, whether it was granted or refused. */
interface RequestDetails {
  readonly number: string;
  /** The revision that the actor had seen; null for a new request. */
  readonly revision: number | null;
  readonly amountMinor: number;
  readonly currency: string;
  readonly department: string;
  readonly folder: string;
  readonly comment: string | null;
  /** Members through whose hands it came to whoever acted in another's place; absent where it came straight. */
  readonly passedBy?: readonly string[];
}

/** A file of a payment request that was added or removed, or was not; what of it is known. */
interface FileDetails {
  readonly number: string;
  /** The revision that the actor had seen. */
  readonly revision: number;
  readonly department: string;
  readonly folder: string;
  readonly file: {
    readonly name: string;
    readonly mediaType: string | null;
    readonly bytes: number;
    /** SHA-256 of its content, hex; null of what was refused before it was taken. */
    readonly sha256: string | null;
  };
}

/** The files of a closed request that were deleted because they had been kept for as long as the tenant keeps them. */
interface ClearedDetails {
  readonly number: string;
  readonly kept: string;
  readonly files: readonly FileDetails['file'][];
}

/** What a step came to without anybody's doing. */
interface StepDetails {
  readonly number: string;
  readonly step: string | null;
}

/** Who asked for which role where, and for how long, in ms. */
interface AccessDetails {
  readonly member: string;
  readonly role: string;
  readonly folder: string;
  readonly lasts: number;
}

/** A review of who holds what. `lines`: how many it has, were decided, or were removed. */
interface ReviewDetails {
  readonly name: string;
  readonly kind: 'role' | 'folder' | 'guests';
  readonly about: string | null;
  readonly lines: number;
  readonly comment: string | null;
}

/** Who decides in whose place, and why. Instants are ms since 1970 UTC. */
interface DelegationDetails {
  readonly from: string;
  readonly to: string;
  readonly since: number;
  readonly until: number;
  readonly passOn: boolean;
  readonly reason: string;
}

/** A role that somebody was given, or is to hold no longer. Instants are ms since 1970 UTC. */
interface AssignmentDetails {
  /** Null where a group or a department holds it, and so everybody in that. */
  readonly member: string | null;
  readonly holder?: { readonly kind: 'group' | 'department'; readonly id: string };
  readonly role: string;
  readonly folder: string;
  readonly from: number | null;
  readonly until: number | null;
}

/** A draft of the policy, as it stands after what happened to it. */
interface DraftDetails {
  readonly number: number;
  readonly name: string;
  readonly basedOn: number;
  /** The revision that the actor had seen; null where none was asked for. */
  readonly revision: number | null;
  /** What was said beside: a comment, a reason. */
  readonly comment: string | null;
}

/** Somebody from outside, for a time, and who answers for them. Instants are ms since 1970 UTC. */
interface GuestDetails {
  readonly sponsor: string | null;
  readonly from: number | null;
  readonly until: number;
}

/** What somebody from outside the tenant did to it. */
interface OperatorDetails {
  readonly reason: string;
  /** Who operates Remit and did it; null from the command line of the server. */
  readonly operator: string | null;
}

/**
 * What can happen that the audit keeps: a closed union, so that whatever reads it is told by the compiler when
 * something new can. A refusal has the action that was asked for and the outcome `deny`.
 */
export type AuditEvent =
  | Happened<'tenant.created', 'remit.Tenant', { readonly slug: string; readonly name: string }>
  // By whoever operates Remit: none of these has a member as its actor, and each has a reason.
  | Happened<'tenant.suspended', 'remit.Tenant', OperatorDetails>
  | Happened<'tenant.restored', 'remit.Tenant', OperatorDetails>
  | Happened<'tenant.renamed', 'remit.Tenant', OperatorDetails>
  | Happened<'tenant.deleting', 'remit.Tenant', OperatorDetails>
  | Happened<'tenant.undeleted', 'remit.Tenant', OperatorDetails>
  // Work that reads in several tenants reached this one.
  | Happened<'tenant.crossed', 'remit.Tenant', OperatorDetails & { readonly tenants: number }>
  // Its data are in another database now, or were all written to a file.
  | Happened<
      'tenant.moved',
      'remit.Tenant',
      { readonly move: string; readonly from: string; readonly to: string; readonly reason: string }
    >
  | Happened<'tenant.exported', 'remit.Tenant', { readonly reason: string }>
  | Happened<'tenant.configured', 'remit.Tenant', null>
  // From a moment on one unit of a currency is so many of the base.
  | Happened<
      'rate.set',
      'remit.Tenant',
      { readonly currency: string; readonly base: string; readonly from: number }
    >
  | Happened<
      'policy.published',
      'remit.Policy',
      {
        /** Null when publishing was refused. */
        readonly version: number | null;
        readonly basedOn: number;
        readonly hash: string;
        readonly effectHash: string | null;
        readonly reason: string;
        /** The draft that it was made of; null for a document that was published as it stood. */
        readonly draft?: string | null;
        /** Members who approved exactly this document. */
        readonly approvedBy?: readonly string[];
        /** Whether it went out without the second person that it needed. */
        readonly breakGlass?: boolean;
      }
    >
  // What a draft says is its own; `before` and `after` say where it stood and which items were set.
  | Happened<'draft.begun', 'remit.Draft', DraftDetails>
  | Happened<'draft.edited', 'remit.Draft', DraftDetails>
  // It counts in part from then on, and the whole of it is in a draft that `after` names.
  | Happened<'draft.staged', 'remit.Draft', DraftDetails>
  | Happened<'draft.renamed', 'remit.Draft', DraftDetails>
  | Happened<'draft.rebased', 'remit.Draft', DraftDetails>
  | Happened<'draft.withdrawn', 'remit.Draft', DraftDetails>
  | Happened<'draft.reopened', 'remit.Draft', DraftDetails>
  | Happened<'draft.submitted', 'remit.Draft', DraftDetails>
  | Happened<'draft.approved', 'remit.Draft', DraftDetails>
  | Happened<'draft.rejected', 'remit.Draft', DraftDetails>
  | Happened<'draft.commented', 'remit.Draft', DraftDetails>
  | Happened<'draft.scheduled', 'remit.Draft', DraftDetails>
  | Happened<'draft.unscheduled', 'remit.Draft', DraftDetails>
  // Only ever refused: what is published is a version, with an event of its own.
  | Happened<'draft.published', 'remit.Draft', DraftDetails>
  // Its time came and it could not go out; nothing changed. Nobody asked for it at that moment.
  | Happened<'draft.failed', 'remit.Draft', DraftDetails>
  | Happened<
      'access.explained',
      'remit.Member',
      {
        readonly policyVersion: number;
        readonly directoryRevision: number;
        /** What the simulator was asked, where it was; the target is nobody where it was asked of everybody. */
        readonly question?: string;
      }
    >
  // Seeing the tenant as the target does, and each call that was made so.
  | Happened<'see-as.begun', 'remit.Member', null>
  | Happened<'see-as.looked', 'remit.Member', { readonly procedure: string }>
  | Happened<'see-as.ended', 'remit.Member', null>
  | Happened<'assignment.created', 'remit.Assignment', AssignmentDetails>
  | Happened<'assignment.ended', 'remit.Assignment', AssignmentDetails>
  // It ends sooner than it would have; `after` says when.
  | Happened<'assignment.shortened', 'remit.Assignment', AssignmentDetails>
  // It reaches a folder further down alone from then on; `after` says which.
  | Happened<'assignment.narrowed', 'remit.Assignment', AssignmentDetails>
  // The target is the folder where it lay, or would have come to lie.
  | Happened<'folder.created', 'remit.Folder', { readonly name: string }>
  | Happened<'folder.renamed', 'remit.Folder', { readonly name: string }>
  | Happened<
      'folder.moved',
      'remit.Folder',
      { readonly to: string; readonly folders: number; readonly effectHash: string }
    >
  | Happened<'member.suspended', 'remit.Member', { readonly sessions: number }>
  | Happened<'member.restored', 'remit.Member', null>
  // Into a group, or out of it: they hold what it gives from then on, or no longer.
  | Happened<'member.joined', 'remit.Member', { readonly group: string; readonly name: string }>
  | Happened<'member.parted', 'remit.Member', { readonly group: string; readonly name: string }>
  // Into another department, or out of all: they are from then on in it and in those above it.
  | Happened<'member.moved', 'remit.Member', { readonly from: string | null; readonly to: string | null }>
  // None of these gives or takes anything: whoever is in a group, and what it gives, have events of their own.
  | Happened<'group.created', 'remit.Group', { readonly name: string }>
  | Happened<'group.renamed', 'remit.Group', { readonly name: string }>
  | Happened<'group.archived', 'remit.Group', { readonly name: string }>
  // Who is in it by a rule: `before` and `after` have its text, and these how many came into it, and left it.
  | Happened<
      'group.ruled',
      'remit.Group',
      { readonly name: string; readonly joined: number; readonly left: number; readonly effectHash: string }
    >
  | Happened<'department.created', 'remit.Department', { readonly name: string }>
  | Happened<'department.renamed', 'remit.Department', { readonly name: string }>
  // Who heads it, or shall; null: nobody.
  | Happened<
      'department.headed',
      'remit.Department',
      { readonly name: string; readonly head: string | null; readonly effectHash: string }
    >
  | Happened<'guest.invited', 'remit.Member', GuestDetails>
  | Happened<'guest.extended', 'remit.Member', GuestDetails>
  | Happened<'guest.ended', 'remit.Member', GuestDetails>
  // Somebody who signed in came into the tenant, before their first call there did anything.
  | Happened<
      'session.entered',
      'remit.Session',
      {
        readonly kind: 'browser' | 'client';
        /** Whether the second factor was answered. */
        readonly confirmed: boolean;
        /** Passwords and codes of theirs that were refused since they signed in before. */
        readonly refusedBefore: number;
      }
    >
  | Happened<
      'sessions.ended',
      'remit.Session',
      {
        /** Of one session, of all of a member, or of everybody in the tenant. */
        readonly of: 'session' | 'member' | 'tenant';
        readonly member: string | null;
        readonly sessions: number;
      }
    >
  // An open page that may not stay was closed: so many ms after what took that from it had happened.
  | Happened<
      'session.closed',
      'remit.Session',
      {
        readonly member: string;
        /** What it was told. */
        readonly code: string;
        readonly after: number;
        readonly revokedAt: number;
      }
    >
  | Happened<'security.changed', 'remit.Security', { readonly sessionsEnded: number }>
  // A draft is its writer's alone: the record says that it was saved or thrown away, and nothing of what it says.
  | Happened<'request.saved', RequestTypeName, { readonly revision: number | null }>
  | Happened<'request.discarded', RequestTypeName, { readonly revision: number }>
  // Whoever reads it wants to be told of its steps, or no longer.
  | Happened<'request.watched', RequestTypeName, { readonly watches: boolean }>
  | Happened<'request.submitted', RequestTypeName, RequestDetails>
  | Happened<'request.approved', RequestTypeName, RequestDetails>
  | Happened<'request.rejected', RequestTypeName, RequestDetails>
  | Happened<'request.withdrawn', RequestTypeName, RequestDetails>
  | Happened<'request.paid', RequestTypeName, RequestDetails>
  | Happened<'request.asked', RequestTypeName, RequestDetails>
  | Happened<'request.answered', RequestTypeName, RequestDetails>
  | Happened<'request.changed', RequestTypeName, RequestDetails>
  | Happened<'request.reduced', RequestTypeName, RequestDetails>
  | Happened<'request.attached', RequestTypeName, FileDetails>
  | Happened<'request.detached', RequestTypeName, FileDetails>
  // By time: as long as the tenant keeps files, nothing happened to the closed request.
  | Happened<'request.cleared', RequestTypeName, ClearedDetails>
  // By time, or because others may decide than before: nobody asked for them.
  | Happened<'request.reminded', RequestTypeName, StepDetails>
  | Happened<'request.escalated', RequestTypeName, StepDetails>
  | Happened<'request.rerouted', RequestTypeName, StepDetails>
  | Happened<'request.expired', RequestTypeName, StepDetails>
  // The last approval that it needed was there already when those who were missing could decide no more.
  | Happened<'request.completed', RequestTypeName, StepDetails>
  | Happened<'access.asked', 'remit.AccessRequest', AccessDetails>
  | Happened<'access.granted', 'remit.AccessRequest', AccessDetails>
  | Happened<'access.refused', 'remit.AccessRequest', AccessDetails>
  | Happened<'access.withdrawn', 'remit.AccessRequest', AccessDetails>
  // By time: nobody asked for them.
  | Happened<'access.reminded', 'remit.AccessRequest', AccessDetails>
  | Happened<'access.expired', 'remit.AccessRequest', AccessDetails>
  | Happened<'review.started', 'remit.Review', ReviewDetails>
  | Happened<'review.decided', 'remit.Review', ReviewDetails>
  // Lines that somebody could not decide, and that wait for somebody else from then on.
  | Happened<'review.passed', 'remit.Review', ReviewDetails>
  | Happened<'review.closed', 'remit.Review', ReviewDetails>
  | Happened<'delegation.created', 'remit.Delegation', DelegationDetails>
  | Happened<'delegation.ended', 'remit.Delegation', DelegationDetails>
  // Who looked at what they were told, as far as they said so.
  | Happened<'notices.read', 'remit.Member', { readonly count: number }>
  // How they want to be told of something from now on.
  | Happened<'notices.wished', 'remit.Member', { readonly topic: string }>
  // What they keep of a screen for themselves.
  | Happened<'view.saved', 'remit.Member', { readonly screen: string; readonly name: string }>
  | Happened<'view.deleted', 'remit.Member', { readonly screen: string; readonly name: string }>
  | Happened<
      'requests.imported',
      'fin.PaymentRequest',
      {
        readonly source: string;
        readonly firstLine: number;
        readonly lastLine: number;
        readonly requests: number;
        readonly events: number;
      }
    >
  // The record itself was asked for, or was held against its hashes; the target is the task that does it.
  | Happened<'audit.exported', 'remit.Audit', { readonly format: string; readonly filter: string }>
  | Happened<'audit.verified', 'remit.Audit', null>
  | Happened<'audit.cancelled', 'remit.Audit', null>
  // A saved view of the audit tells whoever saved it of new events from now on, or no longer.
  | Happened<'audit.watched', 'remit.Audit', { readonly name: string; readonly tells: boolean }>
  // A call that was refused before anything of its own began: the permission that was missing, and for what.
  | Happened<
      'permission.refused',
      string,
      { readonly procedure: string; readonly permission: string; readonly sentence: string }
    >;

export type AuditAction = AuditEvent['action'];
