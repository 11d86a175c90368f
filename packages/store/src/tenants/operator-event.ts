import { sql } from 'drizzle-orm';
import { noteWritten } from '../audit/audit-notices.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { OperatorAction } from './operator-action.ts';
import type { TenantId } from '../tenant-id.ts';

/** Who operates Remit and why they do what they do now. */
export interface OperatorAct {
  /** The operator's login; null from the command line of the server. */
  readonly loginId: string | null;
  /** How the tenant's own record names them: the e-mail; null from the command line. */
  readonly operator: string | null;
  /** Not empty: what whoever reads the record later is told. */
  readonly reason: string;
  readonly correlationId: string;
}

/** An entry of the operators' own record. `at` in ms since 1970 UTC. */
export interface OperatorEvent {
  readonly id: string;
  readonly at: number;
  readonly by: string | null;
  readonly action: OperatorAction;
  readonly tenantId: string | null;
  readonly details: Readonly<Record<string, string | number | boolean | null>>;
}

/** Writes down what an operator does, in the transaction of the identity database that does it. */
export async function writeOperatorEvent(
  tx: IdentityTransaction,
  action: OperatorAction,
  tenantId: TenantId | null,
  act: OperatorAct,
  details: OperatorEvent['details'] = {},
): Promise<void> {
  noteWritten(tx);
  await tx.rows(sql`
    insert into identity.operator_event (login_id, action, tenant_id, details, correlation_id)
    values (${act.loginId}, ${action}, ${tenantId}, ${JSON.stringify({ reason: act.reason, ...details })}::text::jsonb,
      ${act.correlationId})`);
}

/** What was done to a tenant, or to all where none is named, the newest first. */
export function listOperatorEvents(
  tx: IdentityTransaction,
  tenantId: TenantId | null,
  limit: number,
): Promise<readonly OperatorEvent[]> {
  return tx.rows<OperatorEvent>(sql`
    select event.id, floor(extract(epoch from event.at) * 1000)::float8 as at, login.email as by, event.action,
      event.tenant_id as "tenantId", event.details
    from identity.operator_event event left join identity.login on login.id = event.login_id
    where ${tenantId}::uuid is null or event.tenant_id = ${tenantId}::uuid
    order by event.at desc, event.id desc limit ${limit}`);
}
