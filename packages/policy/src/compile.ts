import type {
  CompiledAction,
  CompiledPolicy,
  CompiledRole,
  CompiledRule,
  PlacedGrant,
} from './compiled-policy.ts';
import type { Exclusion, Grant, PolicyDocument, ResourceType, Role, Rule } from './document.ts';
import { REMIT_TYPES, actionsOf } from './catalog.ts';
import { compilePredicate } from './compile-predicate.ts';
import { grantCompiler } from './compile-grant.ts';
import { favouredTypes } from './favour.ts';
import { folderTree } from './folder-tree.ts';
import { PolicyInvalid } from './validate/policy-problem.ts';
import { rulesHere, separationsHere } from './rules-here.ts';
import { validatePolicy } from './validate/validate.ts';
import { isEnforced, watchedRules, type Watched } from './watched-rules.ts';

function groupBy<T>(
  items: readonly T[],
  keys: (item: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of new Set(keys(item))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}

/** Breadth first, so that an explanation shows the shortest way of inclusion. Cycles were refused before. */
function closureOf(role: string, roles: ReadonlyMap<string, Role>): readonly (readonly string[])[] {
  if ((roles.get(role)?.includes ?? []).length === 0) return [[role]];
  const ways = new Map<string, readonly string[]>([[role, [role]]]);
  for (const [name, way] of ways) {
    for (const included of roles.get(name)?.includes ?? []) {
      if (!ways.has(included)) ways.set(included, [...way, included]);
    }
  }
  return [...ways.values()];
}

function place(grants: readonly Grant[], role: string, scope: string | null): readonly PlacedGrant[] {
  return grants.map((grant, index) => ({ reference: { role, scope, index }, grant }));
}

function scopesOf(document: PolicyDocument): CompiledPolicy['scopes'] {
  const scopes = new Map<string, Map<string, readonly PlacedGrant[]>>();
  for (const scope of document.folderScopes) {
    const folders = scopes.get(scope.role) ?? new Map<string, readonly PlacedGrant[]>();
    folders.set(scope.folder, place(scope.grants, scope.role, scope.folder));
    scopes.set(scope.role, folders);
  }
  return scopes;
}

const isSeparation = (exclusion: Exclusion): exclusion is Extract<Exclusion, { kind: 'actions' }> =>
  exclusion.kind === 'actions';

function compileRole(source: Pick<CompiledPolicy, 'closures' | 'scopes'>, name: string): CompiledRole {
  const members = (source.closures.get(name) ?? []).flatMap((way) => way.at(-1) ?? []);
  const scoped = members.some((role) => source.scopes.has(role));
  return { members, scoped, everywhere: [], below: new Map() };
}

/** Numbers the actions of every type, so that what roles grant is looked up by position. */
function compileActions(
  source: Pick<CompiledPolicy, 'types' | 'rules' | 'separations'>,
  watched: Watched,
): CompiledPolicy['actions'] {
  let index = 0;
  const compiled = new Map<string, ReadonlyMap<string, CompiledAction>>();
  for (const type of source.types.values()) {
    const actions = new Map<string, CompiledAction>();
    compiled.set(type.name, actions);
    for (const name of actionsOf(type)) {
      const rules = rulesHere(source, name, type.name);
      const alone = name === 'read' || name === 'create';
      actions.set(name, {
        name,
        type,
        index,
        // `read` comes first among the actions of a type.
        reading: alone ? null : (actions.get('read') ?? null),
        forbids: rules.flatMap((rule) => (rule.kind === 'forbid' ? [compileRule(rule, type)] : [])),
        requires: rules.flatMap((rule) => (rule.kind === 'require' ? [compileRule(rule, type)] : [])),
        separations: separationsHere(source, name, type.name),
        watched: watchedRules(watched, name, type, compileRule),
      });
      index += 1;
    }
  }
  return compiled;
}

function compileRule<OneRule extends Rule>(rule: OneRule, type: ResourceType): CompiledRule<OneRule> {
  const unless = rule.kind === 'forbid' ? rule.unless : undefined;
  return {
    rule,
    when: rule.when === undefined ? null : compilePredicate(rule.when, type),
    unless: unless === undefined ? null : compilePredicate(unless, type),
  };
}

/**
 * Makes a document ready to decide with.
 * @param version the number under which it was or will be published
 * @throws PolicyInvalid with every problem, when the document has any
 */
export function compilePolicy(document: PolicyDocument, version: number): CompiledPolicy {
  const problems = validatePolicy(document);
  if (problems.length > 0) throw new PolicyInvalid(problems);
  const roles = new Map(document.roles.map((role) => [role.name, role]));
  const policies = groupBy(document.rowPolicies, (policy) => [policy.type]);
  const fieldRules = groupBy(document.fieldRules, (rule) => [rule.type]);
  const separations = document.exclusions.filter(isSeparation);
  const parts = {
    types: new Map(favouredTypes(document, REMIT_TYPES).map((type) => [type.name, type])),
    roles,
    closures: new Map(document.roles.map((role) => [role.name, closureOf(role.name, roles)])),
    baseGrants: new Map(document.roles.map((role) => [role.name, place(role.grants, role.name, null)])),
    scopes: scopesOf(document),
    sets: new Map(document.sets.map((set) => [set.name, set])),
    rowPolicies: new Map(
      [...policies].map(([type, some]) => [type, groupBy(some, (policy) => policy.roles)]),
    ),
    fieldRules: new Map(
      [...fieldRules].map(([type, some]) => [type, new Map(some.map((rule) => [rule.field, rule]))]),
    ),
    rules: groupBy(document.rules.filter(isEnforced), (rule) => rule.on),
    separations: groupBy(separations.filter(isEnforced), (exclusion) => [exclusion.on]),
  };
  const watched: Watched = {
    rules: groupBy(
      document.rules.filter((rule) => !isEnforced(rule)),
      (rule) => rule.on,
    ),
    separations: groupBy(
      separations.filter((exclusion) => !isEnforced(exclusion)),
      (exclusion) => [exclusion.on],
    ),
  };
  const actions = compileActions(parts, watched);
  return {
    version,
    document,
    ...parts,
    actions,
    watches: watched.rules.size + watched.separations.size > 0,
    actionCount: [...actions.values()].reduce((count, each) => count + each.size, 0),
    assignable: new Map(document.roles.map(({ name }) => [name, compileRole(parts, name)])),
    compileGrant: grantCompiler(parts),
    folders: folderTree(new Set(document.folderScopes.map(({ folder }) => folder))),
  };
}
