import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** The files of a closed request whose time is over. */
export interface OutdatedFiles {
  readonly requestId: string;
  /** Full name of the request's type. */
  readonly type: string;
  readonly number: string;
  readonly status: string;
  readonly revision: number;
  readonly files: readonly OutdatedFile[];
}

export interface OutdatedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** SHA-256 of its content, hex. */
  readonly sha256: string;
}

/**
 * Deletes the files of closed requests to which nothing has happened for so long, and says of which. A request that
 * waits for somebody has its files, however old; one that another process holds is left to it.
 * @param most requests at once
 * @param ahead by how much this clock is ahead of the database's, in ms: for tests of what takes years
 */
export async function deleteOutdatedFiles(
  tx: TenantTransaction,
  years: number,
  most: number,
  ahead: number = 0,
): Promise<readonly OutdatedFiles[]> {
  const before = sql`now() + make_interval(secs => ${ahead}::float8 / 1000) - make_interval(years => ${years})`;
  const requests = await tx.rows<Omit<OutdatedFiles, 'files'>>(sql`
    select r.id as "requestId", r.type, r.number, r.status, r.revision from fin.payment_request r
    where r.tenant_id = ${tx.tenantId} and r.status in ('approved', 'rejected', 'paid', 'withdrawn', 'expired')
      and r.id in (select f.record_id from fin.payment_request_file f
        where f.tenant_id = ${tx.tenantId} and f.at < ${before})
      and not exists (select from fin.payment_request_event e
        where e.tenant_id = r.tenant_id and e.record_id = r.id and e.at >= ${before})
      and not exists (select from fin.payment_request_file f
        where f.tenant_id = r.tenant_id and f.record_id = r.id and f.at >= ${before})
    order by r.id limit ${most} for update of r skip locked`);
  return Promise.all(
    requests.map(async (request) => ({
      ...request,
      files: await tx.rows<OutdatedFile>(sql`
        delete from fin.payment_request_file where tenant_id = ${tx.tenantId} and record_id = ${request.requestId}
        returning name, media_type as "mediaType", bytes, encode(sha256, 'hex') as sha256`),
    })),
  );
}
