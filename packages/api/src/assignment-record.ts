import type { Resource } from '@remit/policy/check';

/**
 * An assignment as the record that permissions on `remit.Assignment` are decided on. It lies in the folder that it is
 * made for, so that whoever administers a folder decides what is assigned in it.
 * @param id null for one that is still to be made
 */
export function assignmentRecord(id: string | null, role: string, folder: string): Resource {
  return {
    type: 'remit.Assignment',
    id,
    folder,
    attributes: { role: { type: 'text', value: role } },
    history: [],
  };
}
