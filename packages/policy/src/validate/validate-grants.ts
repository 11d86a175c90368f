import type { Grant, Limit, ResourceType, Role } from '../document.ts';
import type { Report, ValidationScope } from './validation-scope.ts';
import { moduleOf } from '../catalog.ts';
import { isCurrency } from '../values/currency.ts';
import { nearestNames } from '../why-not/nearest-names.ts';
import { validateActions } from './validate-actions.ts';
import { validateCondition } from './validate-condition.ts';
import { findTypes, validateModuleName } from './validation-scope.ts';

/** The types that a grant reaches by name, or bare by its role's module. */
function reachedBy(
  grant: Grant,
  role: Role | undefined,
  path: string,
  scope: ValidationScope,
): readonly ResourceType[] {
  if (grant.on !== undefined) return findTypes(grant.on, `${path}.on`, scope);
  const modules = (grant.qualifiers ?? []).flatMap((each) => (each.kind === 'module' ? [each.module] : []));
  return scope.document.resources.filter((type) => {
    const module = moduleOf(type.name);
    return module === (role?.module ?? module) && modules.every((each) => each === module);
  });
}

function validateQualifiers(grant: Grant, path: string, scope: ValidationScope): void {
  const sets = scope.document.sets.map((set) => set.name);
  (grant.qualifiers ?? []).forEach((qualifier, index) => {
    const at = `${path}[${index}]`;
    switch (qualifier.kind) {
      case 'own':
      case 'department':
        return;
      case 'module':
        return validateModuleName(qualifier.module, at, scope);
      case 'set': {
        const { set } = qualifier;
        if (!sets.includes(set))
          scope.report('unknown-name', at, `There is no record set \`${set}\`.`, nearestNames(set, sets));
        return;
      }
      default:
        return qualifier satisfies never;
    }
  });
}

function validateLimit({ minor, currency }: Limit, path: string, report: Report): void {
  if (!Number.isSafeInteger(minor) || minor < 0)
    report('malformed-value', path, 'A limit is whole minor units, at least 0.');
  if (!isCurrency(currency))
    report('malformed-value', path, `\`${currency}\` is no ISO 4217 currency, such as \`EUR\`.`);
}

/**
 * The grants of a role, its own or those of one of its folder scopes.
 * @param role undefined where a folder scope names one that is not declared, which is reported there
 * @param path where the list of grants stands in the document
 */
export function validateGrants(
  grants: readonly Grant[],
  role: Role | undefined,
  path: string,
  scope: ValidationScope,
): void {
  grants.forEach((grant, index) => {
    const at = `${path}[${index}]`;
    const types = reachedBy(grant, role, at, scope);
    validateActions(grant.actions, types, `${at}.actions`, scope.report);
    validateQualifiers(grant, `${at}.qualifiers`, scope);
    if (grant.where !== undefined) validateCondition(grant.where, types, `${at}.where`, scope.report);
    if (grant.upTo !== undefined) validateLimit(grant.upTo, `${at}.upTo`, scope.report);
  });
}
