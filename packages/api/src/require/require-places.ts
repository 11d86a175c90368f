import { RemitError } from '../errors.ts';
import type { TenantCall } from '../tenant-call.ts';

/** @throws RemitError `invalid` for a department or folder that is named and is not there */
export function requirePlaces(
  { directory }: TenantCall,
  { department, folder }: { readonly department: string | null; readonly folder: string | null },
): void {
  if (department !== null && directory.department(department) === null) {
    throw new RemitError('invalid', `\`department\`: there is no department \`${department}\``);
  }
  if (folder !== null && !directory.directory.folders.includes(folder)) {
    throw new RemitError('invalid', `\`folder\`: there is no folder \`${folder}\``);
  }
}
