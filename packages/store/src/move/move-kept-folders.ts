import { sql } from 'drizzle-orm';
import type { ResourceType } from '@remit/policy/document';
import type { FolderMove } from '@remit/policy/folder-move';
import { isRequestType, requestPlace } from '@remit/policy/request-type';
import type { TenantTransaction } from '../tenant-transaction.ts';

/**
 * Gives requests the new paths of the folders that their own fields name: these lie among `fields` (drizzle/tenant/0056),
 * where no key makes them follow.
 * @param types of the policy in force
 */
export async function moveKeptFolders(
  tx: TenantTransaction,
  types: readonly ResourceType[],
  { from, to }: FolderMove,
): Promise<void> {
  for (const type of types.filter(isRequestType)) {
    for (const field of type.fields) {
      if (field.type !== 'folder' || requestPlace(type, field) !== null) continue;
      const path = sql`(fields ->> ${field.name}::text)`;
      await tx.rows(sql`
        update fin.payment_request
        set fields = fields || jsonb_build_object(${field.name}::text, ${to}::text || substr(${path}, length(${from}) + 1))
        where tenant_id = ${tx.tenantId} and type = ${type.name}
          and (${path} = ${from} or starts_with(${path}, ${`${from}/`}))`);
    }
  }
}
