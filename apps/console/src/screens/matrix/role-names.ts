import type { PolicyDocument } from '@remit/policy/document';
import { sameData } from '@remit/policy/same-data';

interface RoleName {
  readonly name: string;
  /** What it is called; its name where nobody called it otherwise. */
  readonly label: string;
}

let latest: readonly RoleName[] = [];

/** What the roles of a document are called: the same list for as long as edits leave that as it is, as most do. */
export function roleNames({ roles }: PolicyDocument): readonly RoleName[] {
  const names = roles.map(({ name, label = name }) => ({ name, label }));
  if (!sameData(names, latest)) latest = names;
  return latest;
}
