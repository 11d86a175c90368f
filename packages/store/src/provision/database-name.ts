import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { dedicatedName } from '../directory/roles.ts';
import type { TenantId } from '../tenant-id.ts';

/**
 * What the database of a tenant, and its login, are to be called: after its slug, and with a part of its id where another
 * tenant has a database of that name on whatever server, left one there that is not purged yet, or is on its way to it. A
 * renamed tenant keeps its database's name, so its old slug may be somebody else's by now. Whoever names another one waits
 * until this transaction ends.
 */
export async function nameDatabase(tx: IdentityTransaction, id: TenantId, slug: string): Promise<string> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended('names of databases', 0))`);
  const name = dedicatedName(slug);
  const taken = await tx.rows(sql`
    select 1 from identity.tenant where id <> ${id} and database_name = ${name}
    union all
    select 1 from identity.tenant_move where tenant_id <> ${id} and ${name} in (from_database, to_database)`);
  return taken.length === 0 ? name : `${name}_${id.slice(0, 8)}`;
}
