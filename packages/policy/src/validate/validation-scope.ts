import type { PolicyDocument, ResourceType, Role } from '../document.ts';
import type { PolicyProblem } from './policy-problem.ts';
import { REMIT_TYPES, shortNameOf } from '../catalog.ts';
import { LIMITS } from '../limits.ts';
import { nearestNames } from '../why-not/nearest-names.ts';

/** Takes down one problem. */
export type Report = (
  kind: PolicyProblem['kind'],
  path: string,
  sentence: string,
  nearest?: readonly string[],
) => void;

/** A document that is looked through, the names that it declares, and the place for its problems. */
export interface ValidationScope {
  readonly document: PolicyDocument;
  readonly modules: readonly string[];
  /** The document's types and those of `remit`, by full name. */
  readonly types: ReadonlyMap<string, ResourceType>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly report: Report;
  /** Names that may have been meant; none any more once so many were compared that it would take long. */
  readonly nearest: (name: string, declared: ReadonlyMap<string, unknown>) => readonly string[];
}

/** What a document declares. Of a name that is declared twice the later one counts: the doubles are a problem of their own. */
export function validationScope(document: PolicyDocument, report: Report): ValidationScope {
  let left = LIMITS.compared;
  return {
    nearest: (name, declared) => {
      left -= declared.size;
      return left < 0 ? [] : nearestNames(name, declared.keys());
    },
    document,
    modules: document.modules.map((module) => module.name),
    types: new Map([...document.resources, ...REMIT_TYPES].map((type) => [type.name, type])),
    roles: new Map(document.roles.map((role) => [role.name, role])),
    report,
  };
}

/** The type of a full name. Any other name is reported, a bare one that several modules have as such. */
export function findType(
  name: string,
  path: string,
  { types, report, nearest }: ValidationScope,
): ResourceType | null {
  const type = types.get(name);
  if (type !== undefined) return type;
  const alike = [...types.keys()].filter((each) => shortNameOf(each) === name);
  if (alike.length > 1)
    report('ambiguous-type', path, `\`${name}\` may be ${alike.join(' or ')}; write it in full.`, alike);
  else report('unknown-name', path, `There is no type \`${name}\`.`, nearest(name, types));
  return null;
}

/** The types among these names; the others are reported. */
export const findTypes = (
  names: readonly string[],
  path: string,
  scope: ValidationScope,
): readonly ResourceType[] =>
  names.flatMap((name, index) => findType(name, `${path}[${index}]`, scope) ?? []);

/** Reports a role that is not declared. */
export function validateRoleName(name: string, path: string, scope: ValidationScope): void {
  const { roles, report, nearest } = scope;
  if (!roles.has(name)) report('unknown-name', path, `There is no role \`${name}\`.`, nearest(name, roles));
}

/** Reports roles that are not declared, each at its place in the list. */
export const validateRoleNames = (names: readonly string[], path: string, scope: ValidationScope): void =>
  names.forEach((name, index) => validateRoleName(name, `${path}[${index}]`, scope));

/** Reports a module that is not declared. */
export function validateModuleName(name: string, path: string, { modules, report }: ValidationScope): void {
  if (!modules.includes(name))
    report('unknown-name', path, `There is no module \`${name}\`.`, nearestNames(name, modules));
}
