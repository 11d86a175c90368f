import type { Directory } from '@remit/policy/directory';

/** All groups that a group lies in, however far out: each gives what it gives to everybody in it. */
export function groupsAround({ groups }: Pick<Directory, 'groups'>, id: string): readonly string[] {
  // A set: nesting that a directory provider sent in a circle still ends.
  const around = new Set([id]);
  for (const inner of around) {
    for (const outer of groups) if (outer.groups.includes(inner)) around.add(outer.id);
  }
  around.delete(id);
  return [...around];
}
