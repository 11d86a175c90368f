import type { Subject } from '@remit/policy/subject';
import { knowsFolder } from './knows-folder.ts';
import { maySubmitIn } from '../approvals/may-submit-in.ts';
import { requestTypes } from '../requests/request-types.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * Whether the asker may be told that a folder is there: that of everything, one that they know, and one that a form offers,
 * as somebody may ask for something in it. Of any other the path could be guessed by what is answered.
 * @param submitter who would ask there: the asker, or in whose place they ask
 */
export function mayNameFolder(call: TenantCall, path: string, submitter: Subject = call.subject): boolean {
  if (!call.directory.directory.folders.includes(path)) return false;
  if (path === '/') return true;
  const { member, departments, heads } = submitter;
  const places = new Set([member.department, ...departments, ...heads]);
  const offered = requestTypes(call).some((type) =>
    [...places].some((department) => maySubmitIn(call, type, submitter, path, department)),
  );
  return offered || knowsFolder(call)(path);
}
