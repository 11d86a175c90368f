import { sql } from 'drizzle-orm';
import { randomUUID } from 'node:crypto';
import type { Asking, Target } from '../endpoint-row.ts';

export const nothing = (): undefined => undefined;
export const ofRequest = ({ request }: Target): string => request.id;

/** The target, in the status that the call needs: rows before it suspend members. */
export async function memberWho({ tenant, target }: Asking, status: 'active' | 'suspended') {
  const { id } = target.member;
  await tenant.rows(sql`update remit.member set status = ${status} where id = ${id}`);
  return { member: id };
}

/** A role that the target holds. @returns its assignment */
export async function heldRole({ tenant, target }: Asking): Promise<string> {
  const id = randomUUID();
  await tenant.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id)
    select tenant_id, ${id}, 'WarehouseLead', '/', id from remit.member where id = ${target.member.id}`);
  return id;
}

/** A file of a request, added by whoever submitted that. @returns its id */
export async function someFile({ tenant }: Asking, request: string): Promise<string> {
  const id = randomUUID();
  await tenant.rows(sql`
    insert into fin.payment_request_file (tenant_id, id, record_id, name, media_type, bytes, sha256, member_id, sealed)
    select tenant_id, ${id}, id, 'note.txt', 'text/plain', 1, sha256('x'), submitter, 'x'
    from fin.payment_request where id = ${request}`);
  return id;
}
