import type { ValidationScope } from './validation-scope.ts';
import { LIMITS } from '../limits.ts';
import { isPath } from '../path.ts';
import { validateGrants } from './validate-grants.ts';
import { validateUnique } from './validate-names.ts';
import { validateRoleName } from './validation-scope.ts';

/** Folder scopes: one for a role in a folder, and grants that the role could have anywhere. */
export function validateFolderScopes(scope: ValidationScope): void {
  const { folderScopes } = scope.document;
  validateUnique(
    folderScopes.map((each) => `${each.role} in ${each.folder}`),
    'folderScopes',
    'folder scope of',
    scope.report,
  );
  folderScopes.forEach(({ role, folder, grants }, index) => {
    const path = `folderScopes[${index}]`;
    validateRoleName(role, `${path}.role`, scope);
    if (!isPath(folder))
      scope.report(
        'malformed-value',
        `${path}.folder`,
        `\`${folder}\` is no path; a path begins with \`/\`.`,
      );
    else if (folder.length > LIMITS.literal || folder.split('/').length - 1 > LIMITS.folders)
      scope.report(
        'over-limit',
        `${path}.folder`,
        `A folder lies at most ${LIMITS.folders} levels deep, and its path has at most ${LIMITS.literal} characters.`,
      );
    else if (folder !== '/' && (folder.endsWith('/') || folder.includes('//')))
      scope.report(
        'malformed-value',
        `${path}.folder`,
        `\`${folder}\` is no path; after each \`/\` stands the name of a folder.`,
      );
    validateGrants(grants, scope.roles.get(role), `${path}.grants`, scope);
  });
}
