import type { Cause } from '@remit/policy/decision';
import { type GivingSource, planWithSources } from '@remit/policy/plan-rows';
import type { Subject } from '@remit/policy/subject';
import { partsOf } from '../permission-parts.ts';
import type { TenantCall } from '../tenant-call.ts';

interface Done {
  readonly type: string;
  readonly action: string;
}

/**
 * Counts a read that was let through as a use of the roles that let it: what changes something, and what is looked up of
 * others, is on record and counted from there. Whoever looks as somebody else uses nothing of theirs.
 */
export function countUses(call: TenantCall): void {
  const { access, services, onlooker, decisions, checks, subject } = call;
  if (services.uses === undefined || access.mode !== 'read' || onlooker !== null) return;
  const wanted = partsOf(access.permission);
  switch (access.decided) {
    case 'outside':
    case 'standing':
      return;
    case 'rows':
      // What is listed of whatever type is counted where the type is known.
      if (wanted.action === 'read' && !access.permission.startsWith('*')) countListed(call, wanted.type);
      return;
    case 'type':
    case 'record':
      for (const decision of decisions) {
        const check = checks.get(decision);
        if (decision.outcome !== 'allow' || check?.subject !== subject) continue;
        if (check.action !== wanted.action || check.resource.type !== wanted.type) continue;
        countGiven(call, subject, wanted, decision.because);
      }
      return;
    default:
      access.decided satisfies never;
  }
}

/** Counts a list of records of a type, as `countUses` does: as a use of every role that lets some of them be read. */
export function countListed(call: TenantCall, type: string): void {
  const { services, tenantId, subject, onlooker, policy, environment, standing } = call;
  const declared = policy.compiled.types.get(type);
  if (services.uses === undefined || onlooker !== null || declared === undefined) return;
  // Once a day, and anew where roles may have changed: what gives the rows takes longer to tell than the rows' filter.
  const revisions = `${standing.policyVersion} ${standing.directoryRevision}`;
  const list = `list ${subject.member.id} ${type} ${revisions}`;
  if (!services.uses.isNew(tenantId, environment.now, list)) return;
  const { sources } = planWithSources(policy.compiled, subject, 'read', declared, environment);
  for (const giving of sources) note(call, subject, { type, action: 'read' }, giving);
}

/** Counts what somebody may do, once an application that asked in order to let them was told so. */
export function countGiven(call: TenantCall, subject: Subject, done: Done, because: readonly Cause[]): void {
  for (const cause of because) if (cause.kind === 'granted') note(call, subject, done, cause);
}

function note(
  { services, tenantId, environment }: TenantCall,
  subject: Subject,
  { type, action }: Done,
  { grant, source }: GivingSource,
): void {
  services.uses?.note(tenantId, environment.now, {
    role: grant.role,
    type,
    action,
    assignmentId: source.assignmentId,
    memberId: subject.member.id,
  });
}
