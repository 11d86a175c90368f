import { sql } from 'drizzle-orm';
import type { ServedTenant } from './serve-sample.ts';

/** A folder of its own for what is paid, and the analyst as its payer: the payer's role reaches nothing else there. */
export async function folderToPay(tenant: ServedTenant): Promise<void> {
  await tenant.rows(sql`
    insert into remit.folder (tenant_id, path, name) select tenant_id, '/to-pay', 'To pay' from remit.tenant`);
  await tenant.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id)
    select tenant_id, gen_random_uuid(), 'Finance', '/to-pay', id from remit.member where name like 'Sana %'`);
}
