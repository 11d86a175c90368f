import type { Cause } from '@remit/policy/decision';
import { partsOf } from './permission-parts.ts';
import { refusedPermission } from './denial.ts';
import { RemitError } from './errors.ts';
import { notFound } from './store-errors.ts';
import type { TenantCall } from './tenant-call.ts';

/**
 * The one answer for a record that is not there and for one that its asker may not read. Both are recorded alike, so
 * that not even the time that it takes tells them apart; why, the audit alone says.
 */
export function notFoundDenial(call: TenantCall, id: string, because: readonly Cause[]): RemitError {
  const { permission } = call.access;
  const { type } = partsOf(permission);
  const { publicMessage } = notFound();
  return new RemitError('not-found', publicMessage, {
    denial: refusedPermission(call, permission, { type, id }, because, publicMessage),
  });
}
