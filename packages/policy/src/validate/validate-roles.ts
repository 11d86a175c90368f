import type { Grant, Role } from '../document.ts';
import type { ValidationScope } from './validation-scope.ts';
import { REMIT_MODULE, moduleOf } from '../catalog.ts';
import { validateGrants } from './validate-grants.ts';
import { validateIncludes } from './validate-includes.ts';
import { validateUnique } from './validate-names.ts';
import { validateModuleName, validateRoleNames } from './validation-scope.ts';

const administers = (grant: Grant): boolean =>
  (grant.on ?? []).some((name) => moduleOf(name) === REMIT_MODULE);
const operates = (grant: Grant): boolean => grant.on?.some((name) => moduleOf(name) !== REMIT_MODULE) ?? true;

/** Whoever keeps the rules does no business under them: not through one role, in any folder. */
function validateDuties(
  role: Role,
  scoped: readonly Grant[],
  path: string,
  { report }: ValidationScope,
): void {
  const grants = [...role.grants, ...scoped];
  if (grants.some(administers) && grants.some(operates))
    report(
      'mixed-duties',
      path,
      `\`${role.name}\` both administers Remit and does business; make it two roles.`,
    );
}

/** Roles: their names, modules and grants, what they include, and that none mixes duties. */
export function validateRoles(scope: ValidationScope): void {
  const { roles } = scope.document;
  validateUnique(
    roles.map((role) => role.name),
    'roles',
    'role',
    scope.report,
  );
  const scoped = new Map<string, Grant[]>();
  for (const { role, grants } of scope.document.folderScopes) {
    const known = scoped.get(role);
    if (known === undefined) scoped.set(role, [...grants]);
    else known.push(...grants);
  }
  roles.forEach((role, index) => {
    const path = `roles[${index}]`;
    if (role.module !== undefined && role.module !== REMIT_MODULE)
      validateModuleName(role.module, `${path}.module`, scope);
    validateRoleNames(role.includes ?? [], `${path}.includes`, scope);
    validateGrants(role.grants, role, `${path}.grants`, scope);
    validateDuties(role, scoped.get(role.name) ?? [], path, scope);
  });
  validateIncludes(scope);
}
