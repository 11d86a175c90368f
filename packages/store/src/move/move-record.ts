import { sql } from 'drizzle-orm';
import type { MoveProgress } from './move-progress.ts';
import { replacePlacement, type Place } from '../tenants/tenant-placement.ts';
import { parseTenantId, type TenantId } from '../tenant-id.ts';
import type { Transaction } from '../connection/transaction.ts';

/** A move as the identity database knows it, so that it goes on after whoever ran it was killed. */
export interface MoveRecord {
  readonly tenantId: TenantId;
  readonly id: string;
  /** `copying` rows that are there already; `following` what changes meanwhile; `moved`: calls go to the new place. */
  readonly phase: 'copying' | 'following' | 'moved';
  readonly from: Place;
  readonly to: Place;
  /** ms since 1970 UTC. */
  readonly beganAt: number;
  /** ms since 1970 UTC; null until it has moved. */
  readonly movedAt: number | null;
  /** How far whoever ran it last had come, in that run. */
  readonly progress: MoveProgress;
  /** How long ago they said so, in ms. */
  readonly toldAgo: number;
  /** Why they ended before it had moved, in a sentence for operators; null while they have not said that they did. */
  readonly trouble: string | null;
}

interface Row {
  readonly tenantId: string;
  readonly id: string;
  readonly phase: MoveRecord['phase'];
  readonly fromTier: Place['tier'];
  readonly fromServer: string;
  readonly fromDatabase: string;
  readonly fromLogin: string;
  readonly toServer: string;
  readonly toDatabase: string;
  readonly toLogin: string;
  readonly beganAt: number;
  readonly movedAt: number | null;
  readonly step: MoveProgress['step'];
  readonly rows: number;
  readonly totalRows: number;
  readonly changes: number;
  readonly toldAgo: number;
  readonly trouble: string | null;
}

const recorded = sql.raw(`
  select tenant_id as "tenantId", id, phase, from_tier as "fromTier", from_server as "fromServer",
    from_database as "fromDatabase", from_login as "fromLogin", to_server as "toServer", to_database as "toDatabase",
    to_login as "toLogin", floor(extract(epoch from began_at) * 1000)::float8 as "beganAt",
    floor(extract(epoch from moved_at) * 1000)::float8 as "movedAt",
    step, copied::float8 as rows, to_copy::float8 as "totalRows", changes::float8 as changes,
    extract(epoch from now() - told_at)::float8 * 1000 as "toldAgo", trouble
  from identity.tenant_move`);

/** The move of a tenant that is under way, or whose old place is not purged yet; null when there is none. */
export async function readMove(tx: Transaction, tenantId: TenantId): Promise<MoveRecord | null> {
  const [row] = await tx.rows<Row>(sql`${recorded} where tenant_id = ${tenantId}`);
  return row === undefined ? null : recordOf(row);
}

/** The moves of all tenants, as `readMove` tells of one. */
export async function readMoves(tx: Transaction): Promise<readonly MoveRecord[]> {
  return (await tx.rows<Row>(recorded)).map(recordOf);
}

function recordOf(row: Row): MoveRecord {
  const { tenantId, id, phase, beganAt, movedAt, step, rows, totalRows, changes, toldAgo, trouble } = row;
  return {
    tenantId: parseTenantId(tenantId),
    id,
    phase,
    from: {
      tier: row.fromTier,
      server: row.fromServer,
      databaseName: row.fromDatabase,
      loginName: row.fromLogin,
    },
    to: { tier: 'dedicated', server: row.toServer, databaseName: row.toDatabase, loginName: row.toLogin },
    beganAt,
    movedAt,
    progress: { step, rows, totalRows, changes },
    toldAgo,
    trouble,
  };
}

/** Notes a move that begins. */
export async function insertMove(tx: Transaction, tenantId: TenantId, from: Place, to: Place): Promise<void> {
  await tx.rows(sql`
    insert into identity.tenant_move (tenant_id, phase, from_tier, from_server, from_database, from_login,
      to_server, to_database, to_login)
    values (${tenantId}, 'copying', ${from.tier}, ${from.server}, ${from.databaseName}, ${from.loginName},
      ${to.server}, ${to.databaseName}, ${to.loginName})`);
}

/** Writes down how far a move is; `trouble` when whoever ran it ends before it has moved. */
export async function tellMove(
  tx: Transaction,
  tenantId: TenantId,
  { step, rows, totalRows, changes }: MoveProgress,
  trouble: string | null,
): Promise<void> {
  await tx.rows(sql`
    update identity.tenant_move set step = ${step}, copied = ${rows}, to_copy = ${totalRows}, changes = ${changes},
      told_at = now(), trouble = ${trouble}
    where tenant_id = ${tenantId}`);
}

/** Every row that was there is copied: from now on only changes are. */
export async function followMove(tx: Transaction, tenantId: TenantId): Promise<void> {
  await tx.rows(sql`
    update identity.tenant_move set phase = 'following' where tenant_id = ${tenantId} and phase = 'copying'`);
}

/** Sends calls to the new place. Whoever comes second finds it done. */
export async function finishMove(tx: Transaction, move: MoveRecord): Promise<void> {
  const rows = await tx.rows(sql`
    update identity.tenant_move set phase = 'moved', moved_at = now()
    where tenant_id = ${move.tenantId} and phase = 'following' returning 1`);
  if (rows.length > 0) await replacePlacement(tx, move.tenantId, move.to);
}

/** Forgets a move: it was given up before calls went to the new place, or what it left behind is destroyed. */
export async function deleteMove(tx: Transaction, tenantId: TenantId): Promise<void> {
  await tx.rows(sql`delete from identity.tenant_move where tenant_id = ${tenantId}`);
}
