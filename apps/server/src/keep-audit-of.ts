import type { Logger } from 'pino';
import { openHeadsFile } from '@remit/store/audit/audit-heads-file';
import { auditHeadsPath, auditSigner } from '@remit/store/audit/audit-key';
import { type AuditKeeper, keepAudit } from '@remit/store/audit/audit-keeper';
import type { Settings } from '@remit/store/settings/settings';
import type { Store } from '@remit/store/open-store';

/**
 * Seals what this process writes down, and keeps signed heads of it where the settings say.
 * @throws StoreError `refused` when the key is damaged; the file system's error when heads cannot be written
 */
export async function keepAuditOf(store: Store, settings: Settings, logger: Logger): Promise<AuditKeeper> {
  const heads = await openHeadsFile(auditHeadsPath(settings), auditSigner(settings));
  return keepAudit({
    store,
    heads,
    onTrouble: (sentence, error) => logger.warn(error === null ? {} : { err: error }, sentence),
  });
}
