import { createHash, type Hash } from 'node:crypto';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import type { TransactionSql } from 'postgres';
import { writeAudit } from '../audit/audit-log.ts';
import { StoreError } from '../errors.ts';
import { bucketFileLines } from './export-bucket-files.ts';
import { filesInDatabase } from '../files/file-places.ts';
import { moveSide } from '../move/move-side.ts';
import { keyColumns, type MoveTable, moveTables } from '../move/move-tables.ts';
import { type OperatorAct, writeOperatorEvent } from './operator-event.ts';
import type { TenantId } from '../tenant-id.ts';
import { requireReason } from './tenant-name.ts';
import { readPlacement } from './tenant-placement.ts';
import type { StoreParts } from '../store-parts.ts';

/** One table of an export: its rows in the order of their keys, and the SHA-256 of their lines, hex. */
export interface ExportedTable {
  readonly table: string;
  readonly rows: number;
  readonly sha256: string;
}

/** The last line of an export: what must have come before it. */
export interface ExportManifest {
  readonly tables: readonly ExportedTable[];
  readonly rows: number;
  /** SHA-256 of every byte before this line, hex. */
  readonly sha256: string;
}

export interface ExportOptions {
  readonly tenantId: TenantId;
  readonly act: OperatorAct;
  /** Takes text that ends with a line's end; the next comes once this has settled. */
  readonly write: (text: string) => Promise<void>;
  readonly onProgress: (progress: { readonly rows: number; readonly table: string }) => void;
}

const atOnce = 500;

/** What the lines of files that lie in a bucket go by in the manifest. */
const inBucket = 'files in the bucket';

/**
 * Writes everything that a tenant has as JSON Lines, in one snapshot, with a few hundred rows in memory: a head that says
 * what it is, a line for each row of each table and for each file that lies in a bucket, a manifest. Dates, amounts and
 * bytes are as PostgreSQL's JSON has them. That it was done is on record before the first line.
 * @throws StoreError `not-found`; whatever `write` throws
 */
export async function exportTenant(parts: StoreParts, options: ExportOptions): Promise<ExportManifest> {
  const { tenantId, act, write, onProgress } = options;
  requireReason(act.reason);
  await noteExport(parts, tenantId, act);
  // Whoever wrote there first may have found that it had moved.
  const placement = await parts.withIdentity((tx) => readPlacement(tx, { id: tenantId }));
  if (placement === null) throw new StoreError('not-found', 'there is no such tenant');
  const side = moveSide({
    server: parts.serverOf(placement.server),
    database: placement.databaseName,
    secret: parts.options.secret,
    tenantId,
  });
  const whole = createHash('sha256');
  const put = async (text: string, part?: Hash): Promise<void> => {
    whole.update(text);
    part?.update(text);
    await write(text);
  };
  try {
    const tables = await moveTables(side.sql);
    return await side.inTenant('isolation level repeatable read read only', async (tx) => {
      const { slug, name } = placement;
      const [snapshot] = await tx<{ at: string }[]>`select to_json(now()) #>> '{}' as at`;
      const head = {
        remit: 'tenant export',
        format: 1,
        tenant: { id: tenantId, slug, name },
        at: snapshot?.at,
      };
      await put(`${JSON.stringify(head)}\n`);
      const exported: ExportedTable[] = [];
      let rows = 0;
      for (const table of tables) {
        const part = createHash('sha256');
        const before = rows;
        for await (const lines of linesOf(tx, table)) {
          await put(lines.join(''), part);
          rows += lines.length;
          onProgress({ rows, table: table.name });
        }
        exported.push({ table: table.name, rows: rows - before, sha256: part.digest('hex') });
      }
      const files = createHash('sha256');
      const before = rows;
      for await (const line of bucketFileLines(tx, parts.options.files ?? filesInDatabase, tenantId)) {
        await put(line, files);
        rows += 1;
        onProgress({ rows, table: inBucket });
      }
      if (rows > before) {
        exported.push({ table: inBucket, rows: rows - before, sha256: files.digest('hex') });
      }
      const manifest: ExportManifest = { tables: exported, rows, sha256: whole.digest('hex') };
      await write(`${JSON.stringify({ manifest })}\n`);
      return manifest;
    });
  } finally {
    await side.close();
  }
}

async function* linesOf(tx: TransactionSql, table: MoveTable): AsyncGenerator<readonly string[]> {
  const order = keyColumns(table);
  await tx.unsafe(
    `declare exported no scroll cursor for
     select '{"table":' || to_json('${table.name}'::text) || ',"row":' || row_to_json(one) || E'}\\n' as line
     from ${table.sql} as one ${order === '' ? '' : `order by ${order}`}`,
  );
  for (;;) {
    const some = await tx.unsafe<{ line: string }[]>(`fetch ${atOnce} from exported`);
    if (some.length > 0) yield some.map(({ line }) => line);
    if (some.length < atOnce) break;
  }
  await tx.unsafe('close exported');
}

async function noteExport(parts: StoreParts, tenantId: TenantId, act: OperatorAct): Promise<void> {
  await parts.withTenant(tenantId, 'write', (tx) =>
    writeAudit(tx, {
      ...happenedByRemit(act.correlationId),
      action: 'tenant.exported',
      target: { type: 'remit.Tenant', id: tenantId },
      outcome: 'allow',
      because: [],
      details: { reason: act.reason },
    }),
  );
  await parts.withIdentity((tx) => writeOperatorEvent(tx, 'tenant.exported', tenantId, act));
}
