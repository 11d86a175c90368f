import { randomUUID } from 'node:crypto';
import { clearBatch, clearFiles } from '@remit/api/files/clear-files';
import type { Services } from '@remit/api/context';
import { resolveFlags } from '@remit/identity/resolve-flags';
import { listFlagSettings } from '@remit/store/settings/flag-settings';
import { sweepFiles } from '@remit/store/files/sweep-files';
import type { TenantId } from '@remit/store/tenant-id';
import { everySoOften } from './every-so-often.ts';
import type { TenantClock } from './tenant-clock.ts';

/** How often one tenant is looked at, in ms: files are kept for years, and a bucket is paid by the question. */
const pause = 3_600_000;

/** Deletes files whose time is over and what nobody needs any more in the bucket. */
export function filesClock(services: Services): TenantClock {
  return everySoOften('files', pause, (tenant, closing) => tidyFiles(services, tenant, closing));
}

/**
 * Deletes what a tenant keeps no longer.
 * @param closing whether to stop after what was begun
 * @param ahead see clear-files.ts
 */
export async function tidyFiles(
  { store }: Pick<Services, 'store'>,
  tenant: TenantId,
  closing: () => boolean,
  ahead: number = 0,
): Promise<void> {
  const { filesKept } = resolveFlags(tenant, await store.withIdentity(listFlagSettings, 'read'));
  const correlationId = randomUUID();
  let cleared = filesKept === 'always' ? 0 : clearBatch;
  while (cleared === clearBatch && !closing()) {
    cleared = await store.withTenant(tenant, 'write', (tx) =>
      clearFiles(tx, { kept: filesKept, correlationId, ahead }),
    );
  }
  if (!closing()) await sweepFiles(store, tenant);
}
