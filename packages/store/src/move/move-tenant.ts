import { nameDatabase } from '../provision/database-name.ts';
import { StoreError } from '../errors.ts';
import { carryOver } from './move-carry.ts';
import { concludeMove } from './move-conclude.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { withMoveLock } from './move-lock.ts';
import { placeWords } from './move-place.ts';
import type { MoveProgress } from './move-progress.ts';
import { deleteMove, insertMove, type MoveRecord, readMove } from './move-record.ts';
import { type MoveSide, moveSide } from './move-side.ts';
import { forgetChanges } from './move-source.ts';
import { dropDatabase, prepareTarget } from './move-target.ts';
import { moveTeller } from './move-teller.ts';
import { type OperatorAct, writeOperatorEvent } from '../tenants/operator-event.ts';
import type { TenantId } from '../tenant-id.ts';
import { requireReason } from '../tenants/tenant-name.ts';
import { holdPlacement, mainServer, type Place } from '../tenants/tenant-placement.ts';
import type { StoreParts } from '../store-parts.ts';

export interface MoveOptions {
  readonly tenantId: TenantId;
  /** Key of the server that is to have the tenant's own database. */
  readonly server: string;
  readonly act: OperatorAct;
  /** Throwing from it ends the move where it is; the same call goes on from there. */
  readonly onProgress: (progress: MoveProgress) => void;
}

export interface MoveReport {
  readonly from: Place;
  readonly to: Place;
  readonly rows: number;
  readonly changes: number;
  /** The longest that writers had to wait, in ms. */
  readonly longestHold: number;
}

/**
 * Moves a tenant into a database of its own, on this server or another, while people work in it: what is there is
 * copied, what changes meanwhile is noted and copied again, every row of both sides is compared, and for a moment writers
 * wait while the last of it goes over. From then on the old database refuses the tenant, and whoever still goes there
 * is told so and finds the new one. Killed anywhere, it goes on with the same call.
 * @throws StoreError `not-found`; `invalid` for an unknown server; `conflict` when it is there already, is being moved by somebody else or is being
 *   deleted; `refused` when the target is another tenant's or of another version, or when the two sides differ; `busy`
 *   when people write so much, or for so long, that it cannot be done just now
 */
export async function moveTenant(parts: StoreParts, options: MoveOptions): Promise<MoveReport> {
  requireReason(options.act.reason);
  requireServer(parts, options.server);
  return withMoveLock(parts, options.tenantId, async () => {
    const move = await parts.withIdentity((tx) => begun(tx, options));
    let progress: MoveProgress = { step: 'preparing', rows: 0, totalRows: 0, changes: 0 };
    const tell = (changed: Partial<MoveProgress>): void =>
      options.onProgress((progress = { ...progress, ...changed }));
    const teller = moveTeller(parts, options.tenantId, () => progress);
    try {
      tell({});
      let longestHold = 0;
      if (move.phase !== 'moved') {
        await prepareTarget(parts, move);
        longestHold = await betweenSides(parts, move, (source, target) =>
          carryOver(parts, move, source, target, {
            rows: (count) => tell({ step: 'copying', rows: progress.rows + count }),
            changes: (count) => tell({ step: 'following', changes: progress.changes + count }),
            step: (step, totalRows = progress.totalRows) => tell({ step, totalRows }),
          }),
        );
      }
      await concludeMove(parts, move, options.act);
      tell({ step: 'moved' });
      await teller.end(null);
      return { from: move.from, to: move.to, rows: progress.rows, changes: progress.changes, longestHold };
    } catch (error) {
      await teller.end(error);
      throw error;
    }
  });
}

/**
 * Gives up a move that has not let go yet: changes are noted no longer, and the database it made is destroyed.
 * @throws StoreError `conflict` when there is no such move, or when it is too late for that
 */
export async function cancelMove(parts: StoreParts, tenantId: TenantId, act: OperatorAct): Promise<void> {
  requireReason(act.reason);
  return withMoveLock(parts, tenantId, async () => {
    const move = await parts.withIdentity((tx) => readMove(tx, tenantId));
    if (move === null || move.phase === 'moved')
      throw new StoreError('conflict', 'this tenant is not on its way: there is nothing to cancel');
    await betweenSides(parts, move, (source) => forgetChanges(source, tenantId));
    await dropDatabase(parts, tenantId, move.to);
    await parts.withIdentity(async (tx) => {
      await deleteMove(tx, tenantId);
      await writeOperatorEvent(tx, 'tenant.stayed', tenantId, act, { to: placeWords(move.to) });
    });
  });
}

async function betweenSides<T>(
  parts: StoreParts,
  { tenantId, from, to }: MoveRecord,
  work: (source: MoveSide, target: MoveSide) => Promise<T>,
): Promise<T> {
  const { secret } = parts.options;
  const [source, target] = [from, to].map(({ server, databaseName }) =>
    moveSide({ server: parts.serverOf(server), database: databaseName, secret, tenantId }),
  );
  if (source === undefined || target === undefined) throw new Error('a move has two sides');
  try {
    return await work(source, target);
  } finally {
    await Promise.all([source.close(), target.close()]);
  }
}

function requireServer({ options }: StoreParts, server: string): void {
  const known = [mainServer, ...(options.servers?.keys() ?? [])];
  if (known.includes(server)) return;
  const names = known.map((key) => `\`${key}\``).join(', ');
  throw new StoreError('invalid', `there is no server \`${server}\`; tenants can lie on ${names}`);
}

/** The move as it was begun, by an earlier call or now. */
async function begun(tx: IdentityTransaction, { tenantId, server, act }: MoveOptions): Promise<MoveRecord> {
  const placement = await holdPlacement(tx, tenantId);
  if (placement === null) throw new StoreError('not-found', 'there is no such tenant');
  const { slug, status } = placement;
  if (status === 'preparing' || status === 'deleting')
    throw new StoreError('conflict', `\`${slug}\` is ${status}, and is not moved`);
  const known = await readMove(tx, tenantId);
  if (known !== null) return sameMove(known, server, slug);
  if (placement.tier === 'dedicated' && placement.server === server)
    throw new StoreError(
      'conflict',
      `\`${slug}\` has a database of its own on the server \`${server}\` already`,
    );
  const own = await nameDatabase(tx, tenantId, slug);
  const to: Place = { tier: 'dedicated', server, databaseName: own, loginName: own };
  await insertMove(tx, tenantId, placement, to);
  const words = { from: placeWords(placement), to: placeWords(to) };
  await writeOperatorEvent(tx, 'tenant.moving', tenantId, act, words);
  const move = await readMove(tx, tenantId);
  if (move === null) throw new Error('a move that was just noted is not there');
  return move;
}

function sameMove(known: MoveRecord, server: string, slug: string): MoveRecord {
  if (known.to.server === server) return known;
  throw new StoreError(
    'conflict',
    known.phase === 'moved'
      ? `\`${slug}\` has moved to the server \`${known.to.server}\`, and what it left behind is still there: purge that first`
      : `\`${slug}\` is on its way to the server \`${known.to.server}\`: finish or cancel that move first`,
  );
}
