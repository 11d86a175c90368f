import { periodStanding } from '@remit/policy/standing';
import type { TenantCall } from './tenant-call.ts';

/** Whether the asker holds a role at a folder now: there, or at a folder above it. */
export function holdsRole({ subject, environment }: TenantCall, role: string, folder: string): boolean {
  return subject.assignments.some(
    ({ assignment: held }) =>
      held.role === role &&
      (held.folder === '/' || held.folder === folder || folder.startsWith(`${held.folder}/`)) &&
      periodStanding(held, environment.now) === 'active',
  );
}
