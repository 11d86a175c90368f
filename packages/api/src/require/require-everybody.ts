import { refusedPermission } from '../denial.ts';
import { RemitError } from '../errors.ts';
import { seesEmpty } from '../groups/groups-list.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * Whether the asker may update everybody, and so is told who everybody is.
 * @throws RemitError `forbidden` for anybody else
 */
export function requireEverybody(call: TenantCall): void {
  if (seesEmpty(call)) return;
  const sentence = 'a rule is about everybody, and you may not change everybody';
  throw new RemitError('forbidden', sentence, {
    sentences: [sentence],
    denial: refusedPermission(
      call,
      'remit.Member:update',
      { type: 'remit.Member', id: null },
      [{ kind: 'no-grant', tried: [] }],
      sentence,
    ),
  });
}
