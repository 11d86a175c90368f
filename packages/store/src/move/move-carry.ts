import { StoreError } from '../errors.ts';
import { copyTable } from './move-copy.ts';
import { followMove, type MoveRecord } from './move-record.ts';
import type { MoveSide } from './move-side.ts';
import { catchUp, catchUpAndCompare, letGo, noteChanges, sourceState } from './move-source.ts';
import { type MoveTable, moveTables } from './move-tables.ts';
import { refuseUnequal } from './move-target.ts';
import type { StoreParts } from '../store-parts.ts';

export interface CarryProgress {
  /** So many more rows were copied. */
  readonly rows: (count: number) => void;
  /** So many more changes were copied. */
  readonly changes: (count: number) => void;
  readonly step: (step: 'copying' | 'following' | 'comparing' | 'letting go', totalRows?: number) => void;
}

/** Rounds of copying what changed, until there is little or a round no longer leaves much less than the one before. */
const mostRounds = 50;
const shortRound = 100;
/** Times that writers are asked to wait, each for a second at most. */
const mostTries = 30;

/**
 * Carries a tenant's rows from one side to the other until the source has let it go.
 * @returns the longest that writers had to wait, in ms
 * @throws StoreError `refused` where what arrived differs, `busy` where writers leave it no moment
 */
export async function carryOver(
  parts: StoreParts,
  move: MoveRecord,
  source: MoveSide,
  target: MoveSide,
  progress: CarryProgress,
): Promise<number> {
  if ((await sourceState(source, move.tenantId)) === 'moved') return 0;
  await refuseUnequal(source, target, move);
  const tables = await moveTables(source.sql);
  if (move.phase === 'copying') {
    await begin(source, move);
    progress.step('copying', await countRows(source, tables));
    for (const table of tables) await copyTable(source, target, table, progress.rows);
    await parts.withIdentity((tx) => followMove(tx, move.tenantId));
  }
  progress.step('following');
  await shorten(source, target, tables, progress);
  const differing = await catchUpAndCompare(source, target, tables, () => progress.step('comparing'));
  if (differing.length > 0) {
    throw new StoreError(
      'refused',
      `what arrived differs from what was sent in ${differing.join(', ')}: nothing was moved. Cancel the move and begin anew`,
    );
  }
  return hold(source, target, tables, move, progress);
}

async function begin(source: MoveSide, { tenantId }: MoveRecord): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) if (await noteChanges(source, tenantId)) return;
  throw tooBusy();
}

/** Copies changes until copying them leaves no fewer. */
async function shorten(
  source: MoveSide,
  target: MoveSide,
  tables: readonly MoveTable[],
  progress: CarryProgress,
): Promise<void> {
  let before = Infinity;
  for (let rounds = 0; rounds < mostRounds; rounds += 1) {
    const changes = await catchUp(source, target, tables);
    progress.changes(changes);
    if (changes <= shortRound || changes > before / 2) return;
    before = changes;
  }
}

async function hold(
  source: MoveSide,
  target: MoveSide,
  tables: readonly MoveTable[],
  move: MoveRecord,
  progress: CarryProgress,
): Promise<number> {
  let longest = 0;
  for (let tries = 0; tries < mostTries; tries += 1) {
    await shorten(source, target, tables, progress);
    progress.step('letting go');
    const { done, held } = await letGo(source, target, tables, move.tenantId);
    longest = Math.max(longest, held);
    if (done) return longest;
  }
  throw tooBusy();
}

function tooBusy(): StoreError {
  return new StoreError(
    'busy',
    'people write in this tenant without a pause; the same command goes on where this one ended',
  );
}

async function countRows(source: MoveSide, tables: readonly MoveTable[]): Promise<number> {
  const counts = tables.map((table) => `(select count(*) from ${table.sql})`).join(' + ');
  const [row] = await source.inTenant('read only', (tx) =>
    tx.unsafe<{ count: number }[]>(`select (${counts})::float8 as count`),
  );
  return row?.count ?? 0;
}
