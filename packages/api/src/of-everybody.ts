import type { Environment } from '@remit/policy/check';
import { metWhenActing } from './guard.ts';
import type { TenantCall } from './tenant-call.ts';

/**
 * The circumstances in which everybody is asked what they could do: what the asker's session has met is the asker's
 * alone, so everybody is taken for one who meets every duty.
 */
export function ofEverybody({ environment }: Pick<TenantCall, 'environment'>): Environment {
  return { ...environment, met: metWhenActing, attributes: {} };
}
