import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { StoreError } from '../errors.ts';
import { bucketNamed, type FilePlaces } from './file-places.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import type { WithTenant } from '../store-parts.ts';
import { openSecret, type SecretPlace, sealedUnder, sealSecret } from '../secret-box.ts';
import type { TenantId } from '../tenant-id.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** The longest file, in bytes; the table holds to it. */
export const longestAttachment = 5 * 1024 * 1024;

/** How many files a request has at most. */
export const mostAttachments = 10;

/** A file of a request, without what is in it. */
export interface StoredAttachment {
  readonly id: string;
  /** Which of the files that an approval asks for it is, by name; null for none of them. */
  readonly asked: string | null;
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
  /** What it belongs to: a request, or the draft of one under the id that the request will have. */
  readonly of: 'request' | 'draft';
  readonly requestId: string;
  readonly asked: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly memberId: string;
  readonly content: Uint8Array;
}

/** The files of a request, or of the draft that it is still, oldest first. */
export function listAttachments(
  tx: TenantTransaction,
  requestId: string,
): Promise<readonly StoredAttachment[]> {
  return tx.rows<StoredAttachment>(sql`
    select id, asked, name, media_type as "mediaType", bytes, encode(sha256, 'hex') as sha256, member_id as "memberId",
      floor(extract(epoch from at) * 1000)::float8 as at
    from fin.payment_request_file where tenant_id = ${tx.tenantId} and (record_id = ${requestId} or draft_id = ${requestId}) order by at, id`);
}

/** What files are sealed with, and where they lie. */
export interface FileKeeping {
  readonly keys: KeyRing;
  readonly files: FilePlaces;
}

/**
 * Adds a file to a request that this transaction has locked, sealed under the current key, where files are kept now.
 * What a transaction that fails afterwards leaves in a bucket nobody reaches, and the next sweep removes.
 * @returns its SHA-256, hex
 * @throws StoreError `unavailable` when it is to lie in a bucket that does not take it
 */
export async function insertAttachment(
  tx: TenantTransaction,
  { keys, files }: FileKeeping,
  { id, of, requestId, asked, name, mediaType, memberId, content }: NewAttachment,
): Promise<string> {
  const sha256 = createHash('sha256').update(content).digest();
  const sealed = sealSecret(keys, placeOf(tx.tenantId, id), content);
  const bucket = files.keepIn === 'bucket' ? files.bucket : null;
  await bucket?.put(fileKey(tx.tenantId, id), sealed);
  await tx.rows(sql`
    insert into fin.payment_request_file
      (tenant_id, id, record_id, draft_id, asked, name, media_type, bytes, sha256, member_id, sealed, bucket, bucket_key)
    values (${tx.tenantId}, ${id}, ${of === 'request' ? requestId : null}, ${of === 'draft' ? requestId : null}, ${asked}, ${name}, ${mediaType}, ${content.length}, ${sha256}, ${memberId},
      ${bucket === null ? sealed : null}, ${bucket?.name ?? null}, ${bucket === null ? null : keys.current.id})`);
  return sha256.toString('hex');
}

/**
 * What is in a file; null when it is gone. A bucket is asked outside the transaction: it may take its time.
 * @throws SealError when it was altered, or is not the one that was sealed for this row of this tenant; StoreError
 *   `unavailable` when it lies where it cannot be reached
 */
export async function readAttachment(
  store: FileKeeping & { readonly withTenant: WithTenant },
  tenantId: TenantId,
  id: string,
): Promise<Uint8Array | null> {
  // One that moved while it was asked for is where its row says the second time.
  for (let looked = 0; looked < 2; looked += 1) {
    const row = await store.withTenant(tenantId, 'read', (tx) => keptFile(tx, id));
    if (row === null) return null;
    const sealed = await sealedOf(store.files, fileKey(tenantId, id), row);
    if (sealed !== null) return openSecret(store.keys, placeOf(tenantId, id), sealed);
  }
  return null;
}

/** Where the sealed bytes of a file are: in its row, or under its key in a bucket. */
interface KeptFile {
  readonly sealed: Uint8Array | null;
  readonly bucket: string | null;
}

async function keptFile(tx: TenantTransaction, id: string): Promise<KeptFile | null> {
  const [row] = await tx.rows<KeptFile>(
    sql`select sealed, bucket from fin.payment_request_file where tenant_id = ${tx.tenantId} and id = ${id}`,
  );
  return row ?? null;
}

async function sealedOf(
  files: FilePlaces,
  key: string,
  { sealed, bucket }: KeptFile,
): Promise<Uint8Array | null> {
  return bucket === null ? sealed : bucketNamed(files, bucket).get(key);
}

/** Removes a file. What lay in its row is gone when this commits; what lay in a bucket, with the next sweep. */
export async function deleteAttachment(tx: TenantTransaction, id: string): Promise<void> {
  await tx.rows(sql`delete from fin.payment_request_file where tenant_id = ${tx.tenantId} and id = ${id}`);
}

/**
 * Seals the next file anew that is not under the current key, where it lies.
 * @returns whether there was one
 */
export async function resealAttachment(
  tx: TenantTransaction,
  { keys, files }: FileKeeping,
): Promise<boolean> {
  // The key id stands after the version byte (secret-box.ts). What begins with another no key ever opened: a key that is
  // taken away loses nothing of it.
  const [stale] = await tx.rows<KeptFile & { id: string }>(sql`
    select id, sealed, bucket from fin.payment_request_file
    where tenant_id = ${tx.tenantId}
      and (bucket_key <> ${keys.current.id}
        or substring(sealed from 1 for 1) = '\\x01'::bytea and substring(sealed from 2 for 8) <> ${keys.current.id})
    order by id limit 1 for update`);
  if (stale === undefined) return false;
  const { id, bucket } = stale;
  const [place, key] = [placeOf(tx.tenantId, id), fileKey(tx.tenantId, id)];
  const sealed = await sealedOf(files, key, stale);
  // One that the bucket has lost is under no key any more.
  const anew = sealed === null ? null : sealSecret(keys, place, openSecret(keys, place, sealed));
  // Whoever reads it before this commits opens it all the same: it says itself under which key it is.
  if (bucket !== null && anew !== null) await bucketNamed(files, bucket).put(key, anew);
  const under = bucket === null ? null : keys.current.id;
  await tx.rows(sql`
    update fin.payment_request_file set sealed = ${bucket === null ? anew : null}, bucket_key = ${under}
    where tenant_id = ${tx.tenantId} and id = ${id}`);
  return true;
}

/** A file that moved, and the bucket that it left; null for a database. */
export interface MovedFile {
  readonly id: string;
  readonly left: string | null;
}

/**
 * Moves the next file to where files are kept now.
 * @param after id of the one before; null for the first
 * @returns null when there is none
 * @throws StoreError `refused` for one that is not where it was kept, `unavailable` where a bucket does not answer
 */
export async function moveAttachment(
  tx: TenantTransaction,
  files: FilePlaces,
  after: string | null,
): Promise<MovedFile | null> {
  const target = files.keepIn === 'bucket' ? files.bucket : null;
  const [next] = await tx.rows<KeptFile & { id: string }>(sql`
    select id, sealed, bucket from fin.payment_request_file
    where tenant_id = ${tx.tenantId} and bucket is distinct from ${target?.name ?? null}
      and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit 1 for update`);
  if (next === undefined) return null;
  const { id, bucket } = next;
  const key = fileKey(tx.tenantId, id);
  const sealed = await sealedOf(files, key, next);
  if (sealed === null) {
    throw new StoreError(
      'refused',
      `the file ${id} of the tenant ${tx.tenantId} is not in ${bucket} any more`,
    );
  }
  await target?.put(key, sealed);
  await tx.rows(sql`
    update fin.payment_request_file set sealed = ${target === null ? sealed : null}, bucket = ${target?.name ?? null},
      bucket_key = ${target === null ? null : sealedUnder(sealed)}
    where tenant_id = ${tx.tenantId} and id = ${id}`);
  return { id, left: bucket };
}

/** The ids of a tenant's files that lie in a bucket. */
export async function filesInBucket(tx: TenantTransaction, bucket: string): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(sql`
    select id from fin.payment_request_file where tenant_id = ${tx.tenantId} and bucket = ${bucket}`);
  return new Set(rows.map(({ id }) => id));
}

/** What a file of a tenant lies under in a bucket. */
export const fileKey = (tenantId: TenantId, id: string): string => `${tenantId}/${id}`;

function placeOf(tenantId: TenantId, row: string): SecretPlace {
  return { table: 'fin.payment_request_file', column: 'sealed', row, tenantId };
}
