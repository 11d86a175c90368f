import type { Grant, PolicyDocument, ResourceType, Role } from '@remit/policy/document';
import type { PolicyProblem } from '@remit/policy/validate/policy-problem';
import { REMIT_MODULE, REMIT_TYPES, moduleOf } from '@remit/policy/catalog';
import { isInside } from '@remit/policy/document-path';
import type { LintFinding } from './lint-finding.ts';
import type { LintPeople } from './lint-people.ts';
import { namedRoles } from './named-roles.ts';

/** A grant, where it stands, and the role it is of; `folder` is null for a base grant. */
export interface GrantPlace {
  readonly grant: Grant;
  readonly path: string;
  readonly role: string;
  readonly folder: string | null;
  /** The types that it reaches, by name or bare. */
  readonly types: readonly ResourceType[];
}

export type ReportFinding = (
  finding: Pick<LintFinding, 'code' | 'severity' | 'path' | 'sentence'> &
    Partial<Pick<LintFinding, 'nearest' | 'fixes'>>,
) => void;

/** A document that is looked through for what is odd, and what several looks at it ask. */
export interface LintScope {
  readonly document: PolicyDocument;
  readonly types: ReadonlyMap<string, ResourceType>;
  /** Place of each role in the document. */
  readonly roles: ReadonlyMap<string, number>;
  readonly grants: readonly GrantPlace[];
  readonly grantsOf: ReadonlyMap<string, readonly GrantPlace[]>;
  /** A role and every role it includes, directly or not. */
  readonly closure: (role: string) => ReadonlySet<string>;
  /** Every place in the document where a role is named, other than where it is declared. */
  readonly mentions: (role: string) => readonly string[];
  /** Whether nothing is wrong at or below a path, so that what stands there means what it seems to. */
  readonly sound: (path: string) => boolean;
  readonly problems: readonly PolicyProblem[];
  /** Null where nothing is known of a directory. */
  readonly people: LintPeople | null;
  readonly report: ReportFinding;
}

function closures(roles: readonly Role[]): LintScope['closure'] {
  const byName = new Map(roles.map((role) => [role.name, role]));
  const known = new Map<string, ReadonlySet<string>>();
  return (name) => {
    const found = known.get(name) ?? new Set([name]);
    if (known.has(name)) return found;
    const closure = new Set(found);
    for (const each of closure) {
      for (const included of byName.get(each)?.includes ?? []) closure.add(included);
    }
    known.set(name, closure);
    return closure;
  };
}

/** Bare grants of one module reach the same types: found once, not for each of two thousand roles. */
function typesReached(document: PolicyDocument, types: LintScope['types']) {
  const bare = new Map<string, readonly ResourceType[]>();
  return (grant: Grant, module: string | undefined): readonly ResourceType[] => {
    if (grant.on !== undefined) return [...new Set(grant.on)].flatMap((name) => types.get(name) ?? []);
    const modules = (grant.qualifiers ?? []).flatMap((each) => (each.kind === 'module' ? [each.module] : []));
    const wanted = [...new Set(module === undefined ? modules : [module, ...modules])];
    const known = bare.get(wanted.join(' '));
    if (known !== undefined) return known;
    const found = document.resources.filter(
      ({ name }) => moduleOf(name) !== REMIT_MODULE && wanted.every((each) => each === moduleOf(name)),
    );
    bare.set(wanted.join(' '), found);
    return found;
  };
}

function placesOfGrants(document: PolicyDocument, types: LintScope['types']): readonly GrantPlace[] {
  const reached = typesReached(document, types);
  const modules = new Map(document.roles.map((role) => [role.name, role.module]));
  const place = (role: string, grants: readonly Grant[], folder: string | null, path: string) =>
    grants.map((grant, index): GrantPlace => {
      const of = reached(grant, modules.get(role));
      return { grant, path: `${path}.grants[${index}]`, role, folder, types: of };
    });
  return [
    ...document.roles.flatMap((role, index) => place(role.name, role.grants, null, `roles[${index}]`)),
    ...document.folderScopes.flatMap(({ role, grants, folder }, index) =>
      place(role, grants, folder, `folderScopes[${index}]`),
    ),
  ];
}

function gather<T>(pairs: Iterable<readonly [string, T]>): ReadonlyMap<string, readonly T[]> {
  const gathered = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const list = gathered.get(key);
    if (list === undefined) gathered.set(key, [value]);
    else list.push(value);
  }
  return gathered;
}

/** @param problems what `validatePolicy` says of the document */
export function lintScope(
  document: PolicyDocument,
  problems: readonly PolicyProblem[],
  people: LintPeople | null,
  report: ReportFinding,
): LintScope {
  const types = new Map([...document.resources, ...REMIT_TYPES].map((type) => [type.name, type]));
  const grants = placesOfGrants(document, types);
  const grantsOf = gather(grants.map((place) => [place.role, place] as const));
  const mentions = gather(namedRoles(document));
  return {
    document,
    types,
    roles: new Map(document.roles.map(({ name }, index) => [name, index])),
    grants,
    grantsOf,
    closure: closures(document.roles),
    mentions: (role) => mentions.get(role) ?? [],
    sound: (path) => !problems.some((problem) => isInside(problem.path, path)),
    problems,
    people,
    report,
  };
}
