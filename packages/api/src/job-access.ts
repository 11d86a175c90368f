import { isAllowed } from '@remit/identity/allowlist';
import { sessionProblem } from '@remit/identity/session-policy';
import { decide } from '@remit/policy/decide';
import { standingProblem } from '@remit/policy/standing';
import type { LeasedJob } from '@remit/store/jobs';
import { loadStanding, type Standing } from '@remit/store/standing';
import type { Subject } from '@remit/policy/subject';
import type { Environment } from '@remit/policy/check';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { administers } from './administers.ts';
import type { Services } from './context.ts';
import { JobStopped } from './job-stopped.ts';
import type { KnownDirectory } from './known-directory.ts';
import { loadDirectoryKnown, loadPolicyInForce } from './policy/load-policy.ts';
import { partsOf } from './permission-parts.ts';
import type { PolicyInForce } from './policy/policy-cache.ts';
import { typeAsked } from './tenant-call.ts';
import { ratesOf } from './rates/tenant-rates.ts';

/** What a batch of a job stands on, read in its own transaction. */
export interface JobStanding {
  readonly standing: Standing;
  readonly policy: PolicyInForce;
  readonly directory: KnownDirectory;
  readonly subject: Subject;
  readonly environment: Environment;
}

/**
 * Enters the tenant of a job once more, as the member who asked for it: the member and the epochs are those of the call
 * that asked, the tenant would still let that call in, and the permission is decided anew, now, under the published
 * policy.
 * @throws JobStopped `revoked` when any of that is otherwise
 */
export function enterForJob<T>(
  { store, policies }: Services,
  job: LeasedJob,
  permission: `${string}:${string}`,
  mode: 'read' | 'write',
  work: (tx: TenantTransaction, on: JobStanding) => Promise<T>,
): Promise<T> {
  const { tenantId, memberId, memberEpoch, tenantEpoch } = job;
  return store.withTenant(tenantId, mode, async (tx) => {
    const standing = await loadStanding(tx, memberId);
    const stands = standing?.memberEpoch === memberEpoch && standing.tenantEpoch === tenantEpoch;
    if (standing === null || !stands) throw new JobStopped('revoked');
    const directory = await policies.directory(tenantId, standing.directoryRevision, () =>
      loadDirectoryKnown(tx, standing.directoryRevision),
    );
    const policy = await policies.policy(tenantId, standing.policyVersion, () =>
      loadPolicyInForce(tx, standing.policyVersion),
    );
    const subject = directory.subject(memberId);
    if (subject === null || standingProblem(subject.member, standing.now) !== null) {
      throw new JobStopped('revoked');
    }
    if (!isLetIn(job, standing, () => administers(policy.compiled, subject, standing.now))) {
      throw new JobStopped('revoked');
    }
    // A duty to confirm was met when the job was asked for; nobody is there to be asked again.
    const environment: Environment = {
      now: standing.now,
      met: ['second-factor', 'comment'],
      attributes: {},
      timeZone: standing.tenant.timeZone,
      rates: ratesOf(directory.directory, standing.now),
    };
    const { type, action } = partsOf(permission);
    const decision = decide(policy.compiled, { subject, action, resource: typeAsked(type), environment });
    if (decision.outcome !== 'allow') throw new JobStopped('revoked');
    return work(tx, { standing, policy, directory, subject, environment });
  });
}

/** Whether the tenant, as it lets people in now, would hear the call that asked for a job; see require-security.ts. */
function isLetIn(job: LeasedJob, { security, now }: Standing, asAdministrator: () => boolean): boolean {
  const { address, sessionCreatedAt: createdAt, secondFactorAt } = job;
  const asked = security.secondFactor === 'administrators' && secondFactorAt === null;
  const facts = { createdAt, now, secondFactorAt, administers: asked && asAdministrator() };
  return isAllowed(security.allowlist, address ?? '') && sessionProblem(security, facts) === null;
}
