import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { KeyRing } from './key-ring.ts';
import { openSecret, type SecretPlace, sealSecret } from './secret-box.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

/** The longest file, in bytes; the table holds to it. */
export const longestAttachment = 5 * 1024 * 1024;

/** How many files a request has at most. */
export const mostAttachments = 10;

/** A file of a request, without what is in it. */
export interface StoredAttachment {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** SHA-256 of its content, hex. */
  readonly sha256: string;
  /** Id of the member who added it. */
  readonly memberId: string;
  /** ms since 1970 UTC. */
  readonly at: number;
}

export interface NewAttachment {
  readonly id: string;
  readonly requestId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly memberId: string;
  readonly content: Uint8Array;
}

/** The files of a request, oldest first. */
export function listAttachments(
  tx: TenantTransaction,
  requestId: string,
): Promise<readonly StoredAttachment[]> {
  return tx.rows<StoredAttachment>(sql`
    select id, name, media_type as "mediaType", bytes, encode(sha256, 'hex') as sha256, member_id as "memberId",
      floor(extract(epoch from at) * 1000)::float8 as at
    from fin.payment_request_file where tenant_id = ${tx.tenantId} and record_id = ${requestId} order by at, id`);
}

/** Adds a file to a request that this transaction has locked, sealed under the current key. @returns its SHA-256, hex */
export async function insertAttachment(
  tx: TenantTransaction,
  keys: KeyRing,
  { id, requestId, name, mediaType, memberId, content }: NewAttachment,
): Promise<string> {
  const sha256 = createHash('sha256').update(content).digest();
  const sealed = sealSecret(keys, placeOf(tx, id), content);
  await tx.rows(sql`
    insert into fin.payment_request_file (tenant_id, id, record_id, name, media_type, bytes, sha256, member_id, sealed)
    values (${tx.tenantId}, ${id}, ${requestId}, ${name}, ${mediaType}, ${content.length}, ${sha256}, ${memberId},
      ${sealed})`);
  return sha256.toString('hex');
}

/**
 * What is in a file; null when it is gone.
 * @throws SealError when it was altered, or is not the one that was sealed for this row of this tenant
 */
export async function readAttachment(
  tx: TenantTransaction,
  keys: KeyRing,
  id: string,
): Promise<Uint8Array | null> {
  const [row] = await tx.rows<{ sealed: Uint8Array }>(
    sql`select sealed from fin.payment_request_file where tenant_id = ${tx.tenantId} and id = ${id}`,
  );
  return row === undefined ? null : openSecret(keys, placeOf(tx, id), row.sealed);
}

/** Removes a file, with what is in it. */
export async function deleteAttachment(tx: TenantTransaction, id: string): Promise<void> {
  await tx.rows(sql`delete from fin.payment_request_file where tenant_id = ${tx.tenantId} and id = ${id}`);
}

/**
 * Seals the next file anew that is not under the current key.
 * @returns whether there was one
 */
export async function resealAttachment(tx: TenantTransaction, keys: KeyRing): Promise<boolean> {
  // The key id stands after the version byte (secret-box.ts). What begins with another no key ever opened: a key that is
  // taken away loses nothing of it.
  const [stale] = await tx.rows<{ id: string; sealed: Uint8Array }>(sql`
    select id, sealed from fin.payment_request_file
    where tenant_id = ${tx.tenantId} and substring(sealed from 1 for 1) = '\\x01'::bytea
      and substring(sealed from 2 for 8) <> ${keys.current.id}
    order by id limit 1 for update`);
  if (stale === undefined) return false;
  const place = placeOf(tx, stale.id);
  const anew = sealSecret(keys, place, openSecret(keys, place, stale.sealed));
  await tx.rows(sql`
    update fin.payment_request_file set sealed = ${anew} where tenant_id = ${tx.tenantId} and id = ${stale.id}`);
  return true;
}

function placeOf({ tenantId }: TenantTransaction, row: string): SecretPlace {
  return { table: 'fin.payment_request_file', column: 'sealed', row, tenantId };
}
