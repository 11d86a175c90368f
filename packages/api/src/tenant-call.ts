import type { Flags } from '@remit/identity/flags';
import type { AuditEvent } from '@remit/audit/audit-event';
import { againstStandIn } from '@remit/approvals/against-stand-in';
import type { Check, Environment, Resource } from '@remit/policy/check';
import { decideInFull } from '@remit/policy/decide-in-full';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Subject } from '@remit/policy/subject';
import type { Standing } from '@remit/store/standing';
import type { TenantId } from '@remit/store/tenant-id';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import type { Services } from './context.ts';
import type { KnownDirectory } from './known-directory.ts';
import { type Onlooker, onlookerMayNot, onlookerSees } from './onlooker.ts';
import type { PolicyInForce } from './policy/policy-cache.ts';
import type { ProcedureAccess } from './procedure-access.ts';

/** One call inside a tenant: who asks, under which policy, in which transaction. Handlers see nothing else. */
export interface TenantCall {
  readonly tx: TenantTransaction;
  readonly tenantId: TenantId;
  /** As its addresses have it: where somebody is seen as, with whom. */
  readonly slug: string;
  /** What the tenant has of the features that can be switched. */
  readonly flags: Flags;
  readonly standing: Standing;
  readonly policy: PolicyInForce;
  readonly directory: KnownDirectory;
  /** Who is decided for: whoever asks, or the person whom they see the tenant as. */
  readonly subject: Subject;
  /** What is shown is of another moment: the same call as of now, by which whoever asks is judged (`as-of.ts`). */
  readonly present?: TenantCall;
  /** As `CallContext` has it. */
  readonly enforces: boolean;
  /** Whoever sees the tenant as `subject`; null where they ask for themselves. */
  readonly onlooker: Onlooker | null;
  readonly environment: Environment;
  readonly procedure: string;
  readonly access: ProcedureAccess;
  /** Null for what Remit does by somebody's word at a later moment. */
  readonly sessionId: string | null;
  /** The session that it is made in, of a person or an application; null for what Remit does by somebody's word. */
  readonly heardIn: string | null;
  /** When its session was confirmed with a second factor, in ms since 1970 UTC; null when it never was. */
  readonly secondFactorAt: number | null;
  /** When its session ends here, in ms since 1970 UTC; null for what Remit does by somebody's word. */
  readonly sessionEnds: number | null;
  readonly correlationId: string;
  /** Whence it comes, as `CallContext` has it. */
  readonly address: string;
  readonly agent: string | null;
  readonly services: Services;
  /** Decisions that the handler took itself; a procedure decided on its record must take at least one. */
  readonly decisions: DecisionInFull[];
  /** The question behind each of those decisions: the audit keeps the one that settled the call. */
  readonly checks: Map<DecisionInFull, Check>;
  /** What an audited read was about; recorded before the reply, once the snapshot is closed. */
  readonly reads: AuditEvent[];
}

/**
 * Decides for the asker, now, under the published policy.
 * @param met duties that the call can be seen to meet, beside those of the session
 */
export function decideHere(
  call: TenantCall,
  action: string,
  resource: Resource,
  met: Environment['met'] = [],
): DecisionInFull {
  return decideAs(call, call.subject, action, resource, met);
}

/** Decides for somebody in whose place the asker acts, as `decideHere` does for the asker. */
export function decideAs(
  call: TenantCall,
  subject: Subject,
  action: string,
  resource: Resource,
  met: Environment['met'] = [],
): DecisionInFull {
  const judging = call.present ?? call;
  const { policy, environment } = judging;
  const check: Check = {
    subject,
    action,
    resource,
    environment: { ...environment, met: [...environment.met, ...met] },
  };
  const decided = decideInFull(policy.compiled, check);
  const seen = decided.outcome !== 'allow' || onlookerSees(judging, action, resource, met);
  const decision = seen ? decided : notForOnlooker;
  call.decisions.push(decision);
  call.checks.set(decision, check);
  return decision;
}

/** What rules and exclusions have against the asker where they act in another's place; null for nothing. */
export function againstAsker(
  call: TenantCall,
  action: string,
  resource: Resource,
  met: Environment['met'],
): DecisionInFull | null {
  const { policy, subject, environment, standing } = call.present ?? call;
  const check: Check = {
    subject,
    action,
    resource,
    environment: { ...environment, met: [...environment.met, ...met] },
  };
  const against = againstStandIn(policy.compiled, check, standing.directoryRevision);
  if (against === null) return null;
  call.decisions.push(against);
  call.checks.set(against, check);
  return against;
}

const notForOnlooker: DecisionInFull = {
  outcome: 'deny',
  denial: 'not-found',
  because: onlookerMayNot,
  obligations: [],
  missing: [],
};

/** What a permission is asked of when it concerns no record in particular: the type, at the root of the tenant. */
export function typeAsked(type: string): Resource {
  return { type, id: null, folder: '/', attributes: {}, history: [] };
}
