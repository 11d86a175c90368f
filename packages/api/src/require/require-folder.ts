import type { DecisionInFull } from '@remit/policy/decision';
import { denialOf } from '../denial.ts';
import { folderRecord } from '../folders/folder-record.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';

/**
 * Whether the asker may take an action on a folder.
 * @throws RemitError `not-found` for a folder that is not there and for one that the asker may not see, alike;
 *   `forbidden` with the reasons
 */
export function requireFolder(
  call: TenantCall,
  action: 'read' | 'create' | 'update',
  path: string,
): DecisionInFull {
  if (!call.directory.directory.folders.includes(path)) {
    throw notFoundDenial(call, path, [{ kind: 'unreadable' }]);
  }
  const reading = decideHere(call, 'read', folderRecord(path));
  if (reading.outcome !== 'allow') throw notFoundDenial(call, path, reading.because);
  if (action === 'read') return reading;
  const decision = decideHere(call, action, folderRecord(path));
  if (decision.outcome !== 'allow') {
    throw denialOf(call, `remit.Folder:${action}`, path, decision.because);
  }
  return decision;
}
