import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Which of the files that an approval asks for each of these requests has, by name. A request without any is not there. */
export async function askedFilesOf(
  tx: TenantTransaction,
  requests: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (requests.length === 0) return new Map();
  const found = await tx.rows<{ id: string; names: readonly string[] }>(sql`
    select record_id as id, array_agg(asked) as names from fin.payment_request_file
    where tenant_id = ${tx.tenantId} and asked is not null
      and record_id in (${sql.join(
        requests.map((id) => sql`${id}`),
        sql`, `,
      )})
    group by record_id`);
  return new Map(found.map(({ id, names }) => [id, new Set(names)]));
}
