import type { FavouredType } from '@remit/policy/favour';
import type { WholeRequest } from '@remit/store/requests/whole-request';

/** A stored request that the asker may read, as the engine judges it. */
export interface ReadableRequest extends WholeRequest {
  readonly type: FavouredType;
}
