import type { Resource } from '@remit/policy/check';

/** A folder as the record that permissions on `remit.Folder` are decided on. It lies in itself. */
export function folderRecord(path: string): Resource {
  return { type: 'remit.Folder', id: path, folder: path, attributes: {}, history: [] };
}
