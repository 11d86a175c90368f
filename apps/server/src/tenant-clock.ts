import type { TenantId } from '@remit/store/tenant-id';
import type { TenantTransaction } from '@remit/store/tenant-transaction';

/** Something that a server does in each tenant when its time comes, without anybody asking. */
export interface TenantClock {
  /** What it looks after, as the log says it. */
  readonly what: string;
  /**
   * In how many ms it has something to do, by the database's clock: 0 or less for now, null as long as nothing is written
   * in the tenant. Asked after whatever is written there, so it costs a look at an index and no more.
   */
  dueIn(tx: TenantTransaction): Promise<number | null>;
  /** Does what is due. @param closing whether to stop after what was begun */
  turn(tenant: TenantId, closing: () => boolean): Promise<void>;
}
