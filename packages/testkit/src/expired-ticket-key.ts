import type { Sql } from 'postgres';
import type { TicketKey } from '@remit/store/connection/ticket';

/** The key that a database gave out two hours and a second ago. @param superuser in that database */
export async function expiredTicketKey(superuser: Sql): Promise<TicketKey> {
  const [key] = await superuser<[TicketKey]>`
    select kid, sha256(key_pad || convert_to(kid, 'UTF8')) as key
    from context.secret, lateral (select id || (floor(date_part('epoch', clock_timestamp())) - 1)::bigint as kid) named`;
  return key;
}
