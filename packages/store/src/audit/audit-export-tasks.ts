import { sql } from 'drizzle-orm';
import type { JobKind } from '../jobs.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** What was asked of the audit, and what came of it. Instants are ms since 1970 UTC. */
export interface AuditTask {
  readonly id: string;
  readonly kind: JobKind;
  readonly askedBy: string;
  readonly askedAt: number;
  readonly request: unknown;
  /** Null until it is finished. */
  readonly outcome: unknown;
  readonly finishedAt: number | null;
  readonly expiresAt: number | null;
}

interface TaskRow extends Omit<AuditTask, 'request' | 'outcome'> {
  readonly request: string;
  readonly outcome: string | null;
}

const columns = sql`id, kind, asked_by as "askedBy", floor(extract(epoch from asked_at) * 1000)::float8 as "askedAt",
  request::text as request, outcome::text as outcome,
  floor(extract(epoch from finished_at) * 1000)::float8 as "finishedAt",
  floor(extract(epoch from expires_at) * 1000)::float8 as "expiresAt"`;

/** Notes that somebody asked for a file of the audit or a look at its chain; a job does it. */
export async function addAuditTask(
  tx: TenantTransaction,
  task: Pick<AuditTask, 'id' | 'kind' | 'askedBy'> & { readonly request: object },
): Promise<void> {
  await tx.rows(sql`
    insert into remit.audit_task (tenant_id, id, kind, asked_by, request)
    values (${tx.tenantId}, ${task.id}, ${task.kind}, ${task.askedBy}, ${JSON.stringify(task.request)}::jsonb)`);
}

/** The latest tasks of a member, newest first. */
export async function listAuditTasks(
  tx: TenantTransaction,
  memberId: string,
  limit: number,
): Promise<readonly AuditTask[]> {
  const rows = await tx.rows<TaskRow>(sql`
    select ${columns} from remit.audit_task where tenant_id = ${tx.tenantId} and asked_by = ${memberId}
    order by remit.audit_task.asked_at desc limit ${limit}`);
  return rows.map(taskOf);
}

/** @returns null when the tenant has no such task, or it is another member's */
export async function readAuditTask(
  tx: TenantTransaction,
  id: string,
  memberId: string,
): Promise<AuditTask | null> {
  const [row] = await tx.rows<TaskRow>(sql`
    select ${columns} from remit.audit_task
    where tenant_id = ${tx.tenantId} and id = ${id} and asked_by = ${memberId}`);
  return row === undefined ? null : taskOf(row);
}

/** The latest verification of the audit that came to an end, whoever asked for it; null before the first. */
export async function latestVerification(tx: TenantTransaction): Promise<AuditTask | null> {
  const [row] = await tx.rows<TaskRow>(sql`
    select ${columns} from remit.audit_task
    where tenant_id = ${tx.tenantId} and kind = 'audit-verify' and outcome is not null
    order by remit.audit_task.asked_at desc limit 1`);
  return row === undefined ? null : taskOf(row);
}

/** @param days after which the file of an export is deleted; null when there is none */
export async function finishAuditTask(
  tx: TenantTransaction,
  id: string,
  outcome: object,
  days: number | null,
): Promise<void> {
  await tx.rows(sql`
    update remit.audit_task set outcome = ${JSON.stringify(outcome)}::jsonb, finished_at = clock_timestamp(),
      expires_at = clock_timestamp() + make_interval(days => ${days}::int)
    where tenant_id = ${tx.tenantId} and id = ${id}`);
}

function taskOf(row: TaskRow): AuditTask {
  return {
    ...row,
    request: JSON.parse(row.request),
    outcome: row.outcome === null ? null : JSON.parse(row.outcome),
  };
}
