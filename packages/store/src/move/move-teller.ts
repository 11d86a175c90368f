import { storeErrorOf } from '../connection/driver-error.ts';
import { StoreError } from '../errors.ts';
import type { MoveProgress } from './move-progress.ts';
import { tellMove } from './move-record.ts';
import type { TenantId } from '../tenant-id.ts';
import type { StoreParts } from '../store-parts.ts';

/** Keeps the record of a move up to date while somebody runs it. */
export interface MoveTeller {
  /** @param failure what ended the run before the tenant had moved; null when it has */
  end(failure: unknown): Promise<void>;
}

/** How often it is told, in ms: whoever looks takes a move of which long nothing was told for one that nobody runs. */
const every = 1_000;

/**
 * Begins to tell how far a move is, at once and then every second, whether it came further or not: that somebody is at it
 * is what the record says by being young.
 */
export function moveTeller(
  { withIdentity }: StoreParts,
  tenantId: TenantId,
  progress: () => MoveProgress,
): MoveTeller {
  let telling: Promise<void> | null = null;
  // What keeps it from being told keeps the move from going on as well, which says so to whoever runs it.
  const tell = (trouble: string | null): Promise<void> =>
    withIdentity((tx) => tellMove(tx, tenantId, progress(), trouble)).catch(() => undefined);
  const tellOneByOne = (): void => {
    telling ??= tell(null).finally(() => (telling = null));
  };
  tellOneByOne();
  const timer = setInterval(tellOneByOne, every);
  return {
    end: async (failure) => {
      clearInterval(timer);
      await telling;
      await tell(failure === null ? null : troubleOf(failure));
    },
  };
}

function troubleOf(failure: unknown): string {
  const error = storeErrorOf(failure);
  return error instanceof StoreError ? error.publicMessage : 'it was stopped';
}
