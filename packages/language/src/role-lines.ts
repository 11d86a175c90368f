import type { FolderScope, Role } from '@remit/policy/document';
import { type DocumentLine, text, clause } from './document-line.ts';
import { grantText } from './grant-text.ts';
import { folderText, nameText, namesText } from './name-text.ts';
import { NOBODY, NOTHING } from './words.ts';

/** A role, a line a grant. */
export const roleLines = (
  role: Role,
  path: string,
  ambiguous: ReadonlySet<string>,
): readonly DocumentLine[] => [
  {
    text: `role ${nameText(role.name)}${role.module === undefined ? '' : ` in ${nameText(role.module)}`}`,
    path,
  },
  ...clause(role.label, `${path}.label`, (label) => `label: ${text(label)}`),
  ...clause(role.description, `${path}.description`, (description) => `description: ${text(description)}`),
  ...clause(role.includes, `${path}.includes`, (names) => `includes: ${namesText(names, NOBODY)}`),
  ...role.grants.map((grant, at) => ({
    text: `can: ${grantText(grant, ambiguous)}`,
    path: `${path}.grants[${at}]`,
  })),
];

/** What each role means in one folder: a line a grant, the first of them after `grants:`. */
export function scopeLines(
  scopes: readonly (readonly [FolderScope, number])[],
  folder: string,
  ambiguous: ReadonlySet<string>,
): readonly DocumentLine[] {
  const [first] = scopes;
  const header = { text: `scope ${folderText(folder)}`, path: `folderScopes[${first?.[1] ?? 0}]` };
  const grants = scopes.flatMap(([{ role, grants: given }, at]): readonly DocumentLine[] => {
    const path = `folderScopes[${at}].grants`;
    if (given.length === 0) return [{ text: `${nameText(role)} → ${NOTHING}`, path }];
    return given.map((grant, index) => ({
      text: `${nameText(role)} → ${grantText(grant, ambiguous)}`,
      path: `${path}[${index}]`,
    }));
  });
  return [header, ...grants.map((line, at) => (at === 0 ? { ...line, text: `grants: ${line.text}` } : line))];
}
