import { resolveFlags } from '@remit/identity/resolve-flags';
import type { Environment } from '@remit/policy/check';
import { standingProblem } from '@remit/policy/standing';
import { loadStanding } from '@remit/store/standing';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import type { Services } from './context.ts';
import { loadDirectoryKnown, loadPolicyInForce } from './policy/load-policy.ts';
import { type ProcedureName, procedures } from './procedures.ts';
import type { TenantCall } from './tenant-call.ts';
import { ratesOf } from './rates/tenant-rates.ts';

export interface MemberCall {
  readonly member: string;
  /** What the call is judged as. */
  readonly procedure: ProcedureName;
  readonly correlationId: string;
  /** Duties that count as met: nobody is there to be asked. */
  readonly met: Environment['met'];
}

/**
 * The call that a member would make now, for what Remit does at a moment of its own: by their word, or to tell them.
 * @returns null when they could make none: gone, suspended, or in a tenant without a policy
 */
export async function callOfMember(
  services: Services,
  tx: TenantTransaction,
  { member, procedure, correlationId, met }: MemberCall,
): Promise<TenantCall | null> {
  const { policies } = services;
  const standing = await loadStanding(tx, member);
  if (standing === null || standing.policyVersion === 0) return null;
  const directory = await policies.directory(tx.tenantId, standing.directoryRevision, () =>
    loadDirectoryKnown(tx, standing.directoryRevision),
  );
  const policy = await policies.policy(tx.tenantId, standing.policyVersion, () =>
    loadPolicyInForce(tx, standing.policyVersion),
  );
  const subject = directory.subject(member);
  if (subject === null || standingProblem(subject.member, standing.now) !== null) return null;
  return {
    tx,
    tenantId: tx.tenantId,
    slug: standing.tenant.slug,
    flags: resolveFlags(tx.tenantId, []),
    standing,
    policy,
    directory,
    subject,
    enforces: false,
    onlooker: null,
    environment: {
      now: standing.now,
      met,
      attributes: {},
      timeZone: standing.tenant.timeZone,
      rates: ratesOf(directory.directory, standing.now),
    },
    procedure,
    access: procedures[procedure],
    sessionId: null,
    heardIn: null,
    secondFactorAt: null,
    sessionEnds: null,
    correlationId,
    address: '',
    agent: null,
    services,
    decisions: [],
    checks: new Map(),
    reads: [],
  };
}
