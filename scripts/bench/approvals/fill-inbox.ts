import { withMaintenance } from '@remit/store/provision/maintenance';
import type { ApprovalsWorld } from './approvals-world.ts';
import { callerOf } from './approvals-world.ts';

/**
 * Writes 1,000,000 requests, of which 5,000 wait for Henrik: each waiting one as the server itself wrote one, and the
 * others paid long ago.
 */
export async function fillInbox(world: ApprovalsWorld): Promise<void> {
  const { id } = await callerOf(world, 'Tom').requests.submit({
    purpose: 'Gloves',
    amount: { minor: 10_000, currency: 'EUR' },
    department: '/operations/production',
    folder: '/operations/production',
  });
  const { tenant, bareAddress } = world;
  await withMaintenance(bareAddress, async (sql) => {
    // The words of a million records and their keys are not what is measured.
    await sql`set session_replication_role = 'replica'`;
    await sql`
      insert into fin.payment_request (tenant_id, id, folder, number, purpose, payee, amount_minor, amount_currency,
        department, submitter, status, cost_type, submitted_at, decided_at, revision, approval, due_at, looked_under)
      select tenant_id, gen_random_uuid(), folder, 'B-' || at, purpose, payee, amount_minor, amount_currency, department,
        submitter, case when at <= 5000 then 'waiting' else 'paid' end, cost_type,
        now() - at * interval '1 minute', case when at <= 5000 then null else now() end, 1,
        case when at <= 5000 then approval end, case when at <= 5000 then due_at end,
        case when at <= 5000 then looked_under end
      from fin.payment_request cross join generate_series(1, 1000000) as at
      where tenant_id = ${tenant.id} and id = ${id}`;
    await sql`
      insert into fin.payment_request_event (tenant_id, record_id, sequence, at, action, actor, person)
      select request.tenant_id, request.id, 1, submitted_at, 'submit', member.id, member.person
      from fin.payment_request request
        join remit.member on member.tenant_id = request.tenant_id and member.id = submitter
      where request.tenant_id = ${tenant.id} and request.number like 'B-%'`;
    await sql`
      insert into fin.payment_request_waiting (tenant_id, member_id, record_id, submitted_at)
      select made.tenant_id, waiting.member_id, made.id, made.submitted_at
      from fin.payment_request made join fin.payment_request_waiting waiting
        on waiting.tenant_id = made.tenant_id and waiting.record_id = ${id}
      where made.tenant_id = ${tenant.id} and made.number like 'B-%' and made.status = 'waiting'`;
    await sql`analyze fin.payment_request, fin.payment_request_event, fin.payment_request_waiting`;
  });
}
