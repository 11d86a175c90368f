import { sql } from 'drizzle-orm';
import type { ServedTenant } from './serve-sample.ts';

/**
 * Gives somebody a role, as if it had always been theirs: beside everything that Remit asks and records.
 * @param member their id
 * @returns the assignment's id
 */
export async function assignRole(
  { rows }: Pick<ServedTenant, 'rows'>,
  role: string,
  member: string,
  folder = '/',
): Promise<string> {
  const [made] = await rows<{ id: string }>(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id)
    select tenant_id, gen_random_uuid(), ${role}, ${folder}, id from remit.member where id = ${member}
    returning id`);
  if (made === undefined) throw new Error(`there is no member ${member}`);
  return made.id;
}
