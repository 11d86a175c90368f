import type { TenantId } from '@remit/store/tenant-id';

/** A tenant that `fillTenant` has filled, and the text that lies in each of its rows. */
export interface FuzzedTenant {
  readonly id: TenantId;
  readonly canary: string;
}
