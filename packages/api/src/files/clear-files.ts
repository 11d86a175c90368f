import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { type FileTime, yearsKept } from '@remit/identity/files-kept';
import { writeAudit } from '@remit/store/audit/audit-log';
import { deleteOutdatedFiles } from '@remit/store/files/outdated-files';
import type { TenantTransaction } from '@remit/store/tenant-transaction';

/** Requests whose files are deleted in one transaction. */
export const clearBatch = 20;

export interface FilesTurn {
  readonly kept: FileTime;
  readonly correlationId: string;
  /** By how much this clock is ahead of the database's, in ms: for tests of what takes years. */
  readonly ahead?: number;
}

/**
 * Deletes files of closed requests that were kept for as long as the tenant keeps them: a batch, with one event for each
 * request that says which they were.
 * @returns of how many requests
 */
export async function clearFiles(
  tx: TenantTransaction,
  { kept, correlationId, ahead = 0 }: FilesTurn,
): Promise<number> {
  const years = yearsKept(kept);
  if (years === null) return 0;
  const cleared = await deleteOutdatedFiles(tx, years, clearBatch, ahead);
  for (const { requestId, type, number, status, revision, files } of cleared) {
    await writeAudit(tx, {
      ...happenedByRemit(correlationId),
      action: 'request.cleared',
      target: { type, id: requestId },
      outcome: 'allow',
      because: [],
      before: { status, revision },
      after: { status, revision },
      details: { number, kept, files },
    });
  }
  return cleared.length;
}
