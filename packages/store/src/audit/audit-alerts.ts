import { sql } from 'drizzle-orm';
import { type AuditFilter, auditFilterSql, auditTextSql } from './audit-search-filter.ts';
import { chainHead, readSeals, theseIds } from './audit-records.ts';
import type { SavedView } from '../saved-views.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** A saved view of the audit that tells its owner of new events. */
export interface AuditAlert extends SavedView {
  readonly id: string;
  readonly member: string;
  /** The last entry of the chain that was looked at. */
  readonly lookedTo: number;
}

const columns = sql`alert.id, alert.member_id as member, alert.name, words, looked_to::float8 as "lookedTo"`;
const alertOfView = sql`remit.audit_alert alert
  join remit.saved_view view using (tenant_id, member_id, screen, name)`;

/** A member's alerts: the names of the views that tell them. */
export function listAlerts(
  tx: TenantTransaction,
  member: string,
): Promise<readonly Pick<AuditAlert, 'id' | 'name'>[]> {
  return tx.rows(sql`
    select id, name from remit.audit_alert
    where tenant_id = ${tx.tenantId} and member_id = ${member} order by name`);
}

/** An alert by its id; null when it is gone. */
export async function readAlert(tx: TenantTransaction, id: string): Promise<AuditAlert | null> {
  const [found] = await tx.rows<AuditAlert>(sql`
    select ${columns} from ${alertOfView} where alert.tenant_id = ${tx.tenantId} and alert.id = ${id}`);
  return found ?? null;
}

/**
 * Has a view of a member tell them of what is sealed from now on; one that does goes on as it is.
 * @returns whether there is such a view
 */
export async function beginAlert(tx: TenantTransaction, member: string, name: string): Promise<boolean> {
  const { sequence } = await chainHead(tx);
  const views = await tx.rows(sql`
    select 1 as there from remit.saved_view
    where tenant_id = ${tx.tenantId} and member_id = ${member} and screen = 'audit' and name = ${name}`);
  if (views.length === 0) return false;
  await tx.rows(sql`
    insert into remit.audit_alert (tenant_id, member_id, name, looked_to)
    values (${tx.tenantId}, ${member}, ${name}, ${sequence})
    on conflict (tenant_id, member_id, screen, name) do nothing`);
  return true;
}

/** Ends an alert. @returns whether there was one */
export async function endAlert(tx: TenantTransaction, member: string, name: string): Promise<boolean> {
  const ended = await tx.rows(sql`
    delete from remit.audit_alert
    where tenant_id = ${tx.tenantId} and member_id = ${member} and name = ${name} returning id`);
  return ended.length > 0;
}

/**
 * In how many ms the first alert has something to look at, by the database's clock; null while none has. What waits for its
 * seal is worth a look in a second.
 */
export async function nextAlertIn(tx: TenantTransaction): Promise<number | null> {
  const [found] = await tx.rows<{ left: number | null }>(sql`
    select case
      when not exists (select from remit.audit_alert where tenant_id = ${tx.tenantId}) then null
      else least(
        (select extract(epoch from min(tells_from) - now())::float8 * 1000 from remit.audit_alert
          where tenant_id = ${tx.tenantId} and looked_to < (
            select max(sequence) from remit.audit_seal where tenant_id = ${tx.tenantId})),
        (select 1000 where exists (select from remit.audit_unsealed where tenant_id = ${tx.tenantId})))
    end as left`);
  return found?.left ?? null;
}

/** The next alert that may tell and has entries to look at, locked until the transaction ends; null when there is none. */
export async function lockDueAlert(tx: TenantTransaction): Promise<AuditAlert | null> {
  const { sequence } = await chainHead(tx);
  const [due] = await tx.rows<AuditAlert>(sql`
    select ${columns} from ${alertOfView}
    where alert.tenant_id = ${tx.tenantId} and tells_from <= now() and looked_to < ${sequence}
    order by looked_to limit 1 for update of alert skip locked`);
  return due ?? null;
}

/** So many entries of the chain are looked at in one transaction. */
const lookedAt = 10_000;

/**
 * Looks at the next entries of the chain for an alert that this transaction has locked. What its owner did is no news to
 * them.
 * @param hidden names of details that the owner does not see, which no word may find either
 * @returns how many its view shows, and up to which entry was looked
 */
export async function countMatches(
  tx: TenantTransaction,
  { lookedTo, member }: AuditAlert,
  filter: AuditFilter,
  hidden: readonly string[],
): Promise<{ readonly count: number; readonly lookedTo: number }> {
  const seals = await readSeals(tx, lookedTo, lookedAt);
  const ids = theseIds(seals.map(({ eventId }) => eventId));
  const [found] = await tx.rows<{ count: number }>(sql`
    select count(*)::int as count from remit.audit_event e
    where e.tenant_id = ${tx.tenantId} and e.id = any(${ids}) and e.actor is distinct from ${member}::uuid
      and ${auditFilterSql(filter)} and ${auditTextSql(tx.tenantId, filter.text ?? '', hidden)}`);
  return { count: found?.count ?? 0, lookedTo: seals.at(-1)?.sequence ?? lookedTo };
}

/** Notes how far an alert looked. @param quietFor until it may tell again, in ms */
export async function moveAlert(
  tx: TenantTransaction,
  id: string,
  { lookedTo, quietFor }: { readonly lookedTo: number; readonly quietFor: number },
): Promise<void> {
  await tx.rows(sql`
    update remit.audit_alert
    set looked_to = ${lookedTo}, tells_from = now() + make_interval(secs => ${quietFor}::float8 / 1000)
    where tenant_id = ${tx.tenantId} and id = ${id}`);
}
