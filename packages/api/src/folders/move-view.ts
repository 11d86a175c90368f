import { movedGraceHours } from '@remit/store/move/move-purge';
import type { MoveRecord } from '@remit/store/move/move-record';
import type { TenantMoveView } from '../operator/operator-views.ts';

/** Whoever runs a move says so every second; a machine that is busy may be late, in ms. */
const longestSilence = 10_000;

/** A move as operators see it, whichever process runs it. */
export function moveView(move: MoveRecord): TenantMoveView {
  const { from, to, beganAt, movedAt, progress, toldAgo, trouble } = move;
  return {
    from: { tier: from.tier, server: from.server, databaseName: from.databaseName },
    to: { server: to.server, databaseName: to.databaseName },
    beganAt,
    state: stateOf(move),
    progress,
    trouble: trouble ?? (toldAgo > longestSilence ? 'whoever ran it was killed, or cannot be reached' : null),
    purgeAt: movedAt === null ? null : movedAt + movedGraceHours * 3_600_000,
  };
}

/** Whether a move is under way, and whether anybody runs it. */
export function stateOf({ phase, trouble, toldAgo }: MoveRecord): TenantMoveView['state'] {
  if (phase === 'moved') return 'moved';
  return trouble === null && toldAgo <= longestSilence ? 'running' : 'stopped';
}
