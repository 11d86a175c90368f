import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Somebody from outside, for a time. Instants are ms since 1970 UTC; validity is half-open. */
export interface NewGuest {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly email: string;
  /** The member who answers for them. */
  readonly sponsor: string;
  readonly from: number | null;
  readonly until: number;
}

/** @throws StoreError `conflict` when a member has the e-mail */
export async function insertGuest(tx: TenantTransaction, guest: NewGuest): Promise<void> {
  await tx.rows(sql`
    insert into remit.member (tenant_id, id, person, name, email, title, sponsor, valid_from, valid_until)
    values (${tx.tenantId}, ${guest.id}, ${guest.person}, ${guest.name}, ${guest.email}, 'Guest', ${guest.sponsor},
      to_timestamp(${guest.from}::float8 / 1000), to_timestamp(${guest.until}::float8 / 1000))`);
}

/**
 * Sets when a guest's time ends, and who answers for them from now on.
 * @param until ms since 1970 UTC
 */
export async function setGuestEnd(
  tx: TenantTransaction,
  id: string,
  { until, sponsor }: { readonly until: number; readonly sponsor: string },
): Promise<void> {
  await tx.rows(sql`
    update remit.member set valid_until = to_timestamp(${until}::float8 / 1000), sponsor = ${sponsor}
    where tenant_id = ${tx.tenantId} and id = ${id}`);
}

/** Who answers for whom: sponsors by guest. */
export async function loadSponsors(tx: TenantTransaction): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ id: string; sponsor: string }>(sql`
    select id, sponsor from remit.member where tenant_id = ${tx.tenantId} and sponsor is not null`);
  return new Map(rows.map(({ id, sponsor }) => [id, sponsor]));
}
