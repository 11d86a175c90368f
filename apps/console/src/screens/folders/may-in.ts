import type { FolderRights } from '@remit/api/folders/folders-views';
import type { Guard } from '@remit/api/views';

/** Whether something may be done in a folder, as a control needs to know it. */
export function mayIn(rights: FolderRights, folder: string, refused: Guard, reason: string): Guard {
  if (rights === 'all' || rights.includes(folder)) return { allowed: true, because: '' };
  return refused.allowed ? { allowed: false, reason, next: null } : refused;
}
