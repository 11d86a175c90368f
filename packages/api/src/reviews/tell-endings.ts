import type { Ending } from '@remit/store/directory/endings';
import { addNotices } from '@remit/store/notices/notices';
import type { TenantTransaction } from '@remit/store/tenant-transaction';

/** What is told in one transaction. */
export const endingBatch = 100;

/** Tells people what of theirs ends soon: each once for each end that it was given. */
export async function tellEndings(tx: TenantTransaction, endings: readonly Ending[]): Promise<void> {
  await addNotices(
    tx,
    endings.map(({ about, target, member, until }) => ({
      to: [member],
      kind: 'ending',
      about,
      target,
      occasion: `ending ${until}`,
      actor: null,
    })),
  );
}
