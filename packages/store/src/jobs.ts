import { sql, type SQL } from 'drizzle-orm';
import { endedHere } from './identity/end-sessions.ts';
import type { IdentityTransaction } from './identity-transaction.ts';
import { parseTenantId, type TenantId } from './tenant-id.ts';

export type JobKind = 'audit-export' | 'audit-verify';

/**
 * Why a job did not come to its end: what its asker may do changed, what it was about is not there, it was begun too
 * often, or it failed for a reason that the log knows.
 */
export type JobProblem = 'revoked' | 'gone' | 'tries' | 'failed';

/** What somebody asks to be done beyond their call, and under which standing. Ids and counts, nothing of the tenant's. */
export interface NewJob {
  readonly tenantId: TenantId;
  readonly kind: JobKind;
  /** The tenant's row that says what to do. */
  readonly ref: string;
  readonly memberId: string;
  /** SHA-256 of the token of the session in which it was asked for: the job ends with that session. */
  readonly tokenHash: Uint8Array;
  readonly memberEpoch: number;
  readonly tenantEpoch: number;
  /** From where it was asked for. */
  readonly address: string;
  readonly correlationId: string;
}

/** A job that a worker has, for as long as its lease lasts. */
export interface LeasedJob extends Omit<NewJob, 'tokenHash' | 'address'> {
  readonly id: string;
  readonly lease: string;
  /** How often it was begun, this time included. */
  readonly attempts: number;
  /** Null where it is not known any more. */
  readonly address: string | null;
  /** When the session began in which it was asked for, in ms since 1970 UTC. */
  readonly sessionCreatedAt: number;
  /** When that session was confirmed with the second factor, in ms since 1970 UTC; null when it never was. */
  readonly secondFactorAt: number | null;
}

/** How a job stands. Instants are ms since 1970 UTC. */
export interface JobState {
  readonly ref: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly problem: JobProblem | null;
  readonly cancelAsked: boolean;
  readonly done: number;
  readonly total: number | null;
}

/** @returns false when the session is not there any more, or was ended in the tenant */
export async function addJob(tx: IdentityTransaction, job: NewJob): Promise<boolean> {
  const added = await tx.rows(sql`
    insert into identity.job
      (tenant_id, kind, ref, member_id, session_id, member_epoch, tenant_epoch, address, correlation_id)
    select ${job.tenantId}::uuid, ${job.kind}::text, ${job.ref}::uuid, ${job.memberId}::uuid, session.id,
      ${job.memberEpoch}::bigint, ${job.tenantEpoch}::bigint, ${job.address}::text, ${job.correlationId}::uuid
    from identity.session
    where session.token_hash = ${job.tokenHash} and session.ended_at is null
      and not exists (${endedIn(sql`${job.tenantId}::uuid`)})
    returning id`);
  return added.length > 0;
}

/** Whether the session at hand was ended in a tenant, while it goes on elsewhere. */
const endedIn = (tenantId: SQL): SQL => sql`
  select from identity.session_tenant entered
  where entered.token_hash = session.token_hash and entered.tenant_id = ${tenantId}
    and entered.member_epoch = ${endedHere}`;

/** How the jobs of a member stand that are about some rows of the tenant. */
export function readJobs(
  tx: IdentityTransaction,
  tenantId: TenantId,
  memberId: string,
  refs: readonly string[],
): Promise<readonly JobState[]> {
  return tx.rows<JobState>(sql`
    select ref, state, problem, cancel_asked as "cancelAsked", done::float8 as done, total::float8 as total
    from identity.job
    where tenant_id = ${tenantId} and member_id = ${memberId} and ref = any(${sql.param(refs)}::text[]::uuid[])`);
}

/** How many jobs of a member wait or are under way in a tenant. */
export async function countOpenJobs(
  tx: IdentityTransaction,
  tenantId: TenantId,
  memberId: string,
): Promise<number> {
  const [counted] = await tx.rows<{ count: number }>(sql`
    select count(*)::int as count from identity.job
    where tenant_id = ${tenantId} and member_id = ${memberId} and state in ('waiting', 'running')`);
  return counted?.count ?? 0;
}

/**
 * Asks that a job end: one that waits ends at once, one under way at its next batch.
 * @returns false when the member has no such job that could still be ended
 */
export async function cancelJob(
  tx: IdentityTransaction,
  tenantId: TenantId,
  memberId: string,
  ref: string,
): Promise<boolean> {
  const asked = await tx.rows(sql`
    update identity.job set cancel_asked = true,
      state = case when state = 'waiting' then 'cancelled' else state end,
      finished_at = case when state = 'waiting' then clock_timestamp() end
    where tenant_id = ${tenantId} and member_id = ${memberId} and ref = ${ref} and state in ('waiting', 'running')
    returning id`);
  return asked.length > 0;
}

/**
 * Takes the job that has waited longest, or one whose worker has not been heard of for as long as its lease.
 * @param seconds that the lease lasts, unless it is renewed
 */
export async function takeJob(tx: IdentityTransaction, seconds: number): Promise<LeasedJob | null> {
  const [taken] = await tx.rows<LeasedRow>(sql`
    update identity.job set state = 'running', attempts = attempts + 1, lease = gen_random_uuid(),
      lease_until = clock_timestamp() + make_interval(secs => ${seconds}), done = 0
    where id = (
      select id from identity.job
      where (state = 'waiting' and run_at <= clock_timestamp())
        or (state = 'running' and lease_until < clock_timestamp())
      order by run_at limit 1
      for update skip locked)
    returning id, tenant_id as "tenantId", kind, ref, member_id as "memberId", member_epoch::float8 as "memberEpoch",
      tenant_epoch::float8 as "tenantEpoch", correlation_id as "correlationId", lease, attempts, address,
      -- A session that is forgotten is as old as can be.
      coalesce((select extract(epoch from created_at) * 1000 from identity.session where id = session_id), 0)::float8
        as "sessionCreatedAt",
      (select extract(epoch from second_factor_at) * 1000 from identity.session where id = session_id)::float8
        as "secondFactorAt"`);
  return taken === undefined ? null : { ...taken, tenantId: parseTenantId(taken.tenantId) };
}

interface LeasedRow extends Omit<LeasedJob, 'tenantId'> {
  readonly tenantId: string;
}

/** What a worker learns before each batch: whether to go on. `lost`: another worker has it, or it is over. */
export type JobOrder = 'go on' | 'cancelled' | 'revoked' | 'lost';

/**
 * Says how far a job is, renews its lease, and asks whether it may go on: nobody cancelled it, its session stands, in its
 * tenant too, and its asker is still the same member of a tenant that is open.
 */
export async function renewJob(
  tx: IdentityTransaction,
  job: Pick<LeasedJob, 'id' | 'lease'>,
  progress: { readonly done: number; readonly total: number | null },
  seconds: number,
): Promise<JobOrder> {
  const [row] = await tx.rows<{ cancelAsked: boolean; stands: boolean }>(sql`
    update identity.job set done = ${progress.done}::bigint, total = ${progress.total}::bigint,
      lease_until = clock_timestamp() + make_interval(secs => ${seconds})
    where id = ${job.id} and lease = ${job.lease}
    returning cancel_asked as "cancelAsked", exists (
      select from identity.session
        join identity.membership on membership.login_id = session.login_id
        join identity.tenant on tenant.id = membership.tenant_id
      where session.id = job.session_id and not exists (${endedIn(sql`job.tenant_id`)})
        and session.ended_at is null and session.expires_at > clock_timestamp()
        and membership.tenant_id = job.tenant_id and membership.member_id = job.member_id
        and tenant.status = 'active') as stands`);
  if (row === undefined) return 'lost';
  if (row.cancelAsked) return 'cancelled';
  return row.stands ? 'go on' : 'revoked';
}

/** How a job ended. */
export type JobEnd =
  | { readonly state: 'done' | 'cancelled'; readonly problem: null }
  | { readonly state: 'failed'; readonly problem: JobProblem };

/** @returns false when another worker has it meanwhile, whose word counts */
export async function finishJob(
  tx: IdentityTransaction,
  job: Pick<LeasedJob, 'id' | 'lease'>,
  { state, problem }: JobEnd,
): Promise<boolean> {
  const finished = await tx.rows(sql`
    update identity.job set state = ${state}, problem = ${problem}, lease = null, lease_until = null,
      done = case when ${state} = 'done' then coalesce(total, done) else done end, finished_at = clock_timestamp()
    where id = ${job.id} and lease = ${job.lease}
    returning id`);
  return finished.length > 0;
}

/** Gives a job back to be begun anew after a while. */
export async function putBackJob(
  tx: IdentityTransaction,
  job: Pick<LeasedJob, 'id' | 'lease'>,
  seconds: number,
): Promise<void> {
  await tx.rows(sql`
    update identity.job set state = 'waiting', lease = null, lease_until = null,
      run_at = clock_timestamp() + make_interval(secs => ${seconds})
    where id = ${job.id} and lease = ${job.lease}`);
}

/** Forgets jobs that ended more than so many days ago. */
export async function forgetJobs(tx: IdentityTransaction, days: number): Promise<void> {
  await tx.rows(sql`
    delete from identity.job where finished_at < clock_timestamp() - make_interval(days => ${days}::int)`);
}
