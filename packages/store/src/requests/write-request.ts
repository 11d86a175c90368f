import { sql } from 'drizzle-orm';
import type { Resource } from '@remit/policy/check';
import type { FavouredType } from '@remit/policy/favour';
import { fieldColumns } from '../records/read-record.ts';
import { besideColumns, besideIn, type BesideRow, type RequestBeside } from './request-beside.ts';
import { watchersColumn, watchersIn } from './request-watches.ts';
import { storedColumns } from './requests.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';
import { type WholeRequest, wholeOf, type WholeRow } from './whole-request.ts';
import { type Write, writeAndLook } from '../connection/write-together.ts';

/** A request as it stands behind what was written, with what its view needs beside it. */
export interface WrittenRequest extends WholeRequest {
  readonly beside: RequestBeside;
}

/** What is written of a request, all in one statement. */
export interface RequestWrites {
  readonly id: string;
  readonly writes: readonly Write[];
}

interface WatchersRow {
  readonly watchers: string;
}

/** Carries out what is written of a request. @returns member ids of those who watch it, whom it is not told yet */
export async function writeRequest(
  tx: TenantTransaction,
  { id, writes }: RequestWrites,
): Promise<readonly string[]> {
  const rows = await writeAndLook<WatchersRow>(tx, writes, watchersColumn(tx, id));
  return rows.flatMap(watchersIn);
}

/** Whoever looks at a request that they write, and what they know of it. */
export interface WriteLook {
  /** Of the request, as the policy in force declares it. */
  readonly type: FavouredType;
  readonly member: string;
  /** Its history as decisions take it, with what is added to it now. */
  readonly history: Resource['history'];
}

/**
 * The same, and looks at the request in the statement that writes it: nothing is read again that was written just now.
 * @param writes among them those of `caseWrites` and `eventWrite`
 */
export async function writeAndViewRequest(
  tx: TenantTransaction,
  { id, writes }: RequestWrites,
  { type, member, history }: WriteLook,
): Promise<{ readonly watchers: readonly string[]; readonly written: WrittenRequest }> {
  const [row] = await writeAndLook<WholeRow & BesideRow & WatchersRow>(
    tx,
    writes,
    sql`
      ${watchersColumn(tx, id)}, ${fieldColumns(type)}, ${storedColumns}, ${besideColumns(tx, id, member, eventsThen)}
      from moved as "record"`,
  );
  if (row === undefined) throw new Error(`request ${id} is gone`);
  const { stored, resource } = wholeOf(type, row);
  const written = { stored, resource: { ...resource, history }, beside: besideIn(row) };
  return { watchers: watchersIn(row), written };
}

/** The history of requests with what `eventWrite` adds to it in the same statement. */
const eventsThen = sql`(select * from fin.payment_request_event union all select * from event)`;
