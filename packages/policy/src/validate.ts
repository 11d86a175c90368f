import type { FieldRule, FolderScope, Grant, PolicyDocument, ResourceType, Role, Rule } from './document.ts';
import type { PolicyProblem } from './policy-problem.ts';
import {
  ACTION_GROUPS,
  COMMON_ACTIONS,
  REMIT_MODULE,
  REMIT_TYPES,
  actionsOf,
  moduleOf,
  shortNameOf,
} from './catalog.ts';
import { LIMITS } from './limits.ts';
import { nearestNames } from './nearest-names.ts';
import { isPath } from './path.ts';
import { isCurrency, validateCondition, type Report } from './validate-condition.ts';

/** The names that a document declares, beside the document and the place for its problems. */
interface Scope {
  readonly document: PolicyDocument;
  readonly types: ReadonlyMap<string, ResourceType>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly report: Report;
}

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

function unique(
  names: readonly string[],
  path: (index: number) => string,
  what: string,
  report: Report,
): void {
  const seen = new Set<string>();
  names.forEach((name, index) => {
    if (seen.has(name)) report('duplicate-name', path(index), `There is another ${what} \`${name}\`.`);
    seen.add(name);
  });
}

function findType(name: string, path: string, { types, report }: Scope): ResourceType | null {
  const type = types.get(name);
  if (type !== undefined) return type;
  const alike = [...types.keys()].filter((each) => shortNameOf(each) === name);
  if (alike.length > 1)
    report('ambiguous-type', path, `\`${name}\` may be ${alike.join(' or ')}; write it in full.`, alike);
  else report('unknown-name', path, `There is no type \`${name}\`.`, nearestNames(name, types.keys()));
  return null;
}

function checkRole(name: string, path: string, { roles, report }: Scope): void {
  if (!roles.has(name))
    report('unknown-name', path, `There is no role \`${name}\`.`, nearestNames(name, roles.keys()));
}

function checkType(type: ResourceType, path: string, { document, report }: Scope): void {
  const modules = document.modules.map((module) => module.name);
  const module = moduleOf(type.name);
  if (module !== REMIT_MODULE && !modules.includes(module))
    report(
      'unknown-name',
      `${path}.name`,
      `\`${type.name}\` names no module.`,
      nearestNames(module, modules),
    );
  if (!NAME.test(shortNameOf(type.name)))
    report('malformed-value', `${path}.name`, `\`${type.name}\` must be a module, a dot and a word.`);
  unique(
    type.fields.map((field) => field.name),
    (index) => `${path}.fields[${index}]`,
    'field',
    report,
  );
  type.fields.forEach((field, index) => {
    const at = `${path}.fields[${index}]`;
    if (!NAME.test(field.name))
      report('malformed-value', at, `\`${field.name}\` is no word of letters and digits.`);
    if (field.name === 'folder')
      report('reserved-name', at, '`folder` is the place of every record; rename it.');
    if (field.type === 'enum' && (field.values ?? []).length === 0)
      report('malformed-value', at, `The enum \`${field.name}\` must list its values.`);
  });
  const meanings = [
    ['owner', 'member'],
    ['amount', 'money'],
    ['department', 'department'],
  ] as const;
  for (const [meaning, wanted] of [...meanings, ['title', null] as const]) {
    const name = type[meaning];
    if (name === undefined) continue;
    const field = type.fields.find((each) => each.name === name);
    const names = type.fields.map((each) => each.name);
    if (field === undefined)
      report(
        'unknown-name',
        `${path}.${meaning}`,
        `\`${type.name}\` has no field \`${name}\`.`,
        nearestNames(name, names),
      );
    else if (wanted !== null && field.type !== wanted)
      report(
        'type-mismatch',
        `${path}.${meaning}`,
        `The ${meaning} must be a ${wanted} field; \`${name}\` is a ${field.type}.`,
      );
  }
  checkOwnActions(type, path, report);
}

function checkOwnActions(type: ResourceType, path: string, report: Report): void {
  const taken = new Set<string>([...COMMON_ACTIONS, ...ACTION_GROUPS]);
  unique(type.actions, (index) => `${path}.actions[${index}]`, 'action', report);
  type.actions.forEach((action, index) => {
    const at = `${path}.actions[${index}]`;
    if (taken.has(action)) report('reserved-name', at, `Every type has \`${action}\` already.`);
    else if (!NAME.test(action))
      report('malformed-value', at, `\`${action}\` is no word of letters and digits.`);
  });
}

function checkActions(
  actions: readonly string[],
  types: readonly ResourceType[],
  path: string,
  report: Report,
): void {
  const known = [...new Set([...ACTION_GROUPS, ...types.flatMap(actionsOf)])];
  actions.forEach((action, index) => {
    if (known.includes(action) || types.length === 0) return;
    const [only] = types;
    const sentence =
      types.length === 1
        ? `\`${only?.name}\` has no action \`${action}\`.`
        : `None of these types has an action \`${action}\`.`;
    report('unknown-name', `${path}[${index}]`, sentence, nearestNames(action, known));
  });
}

/** The types that a grant reaches by name, or bare by its role's module. */
function reachedBy(
  grant: Grant,
  role: Role | undefined,
  path: string,
  scope: Scope,
): readonly ResourceType[] {
  if (grant.on !== undefined)
    return grant.on.flatMap((name, index) => findType(name, `${path}.on[${index}]`, scope) ?? []);
  const modules = (grant.qualifiers ?? []).flatMap((each) => (each.kind === 'module' ? [each.module] : []));
  return scope.document.resources.filter((type) => {
    const module = moduleOf(type.name);
    return module === (role?.module ?? module) && modules.every((each) => each === module);
  });
}

function checkQualifiers(grant: Grant, path: string, { document, report }: Scope): void {
  (grant.qualifiers ?? []).forEach((qualifier, index) => {
    const at = `${path}.qualifiers[${index}]`;
    const modules = document.modules.map((module) => module.name);
    const sets = document.sets.map((set) => set.name);
    if (qualifier.kind === 'module' && !modules.includes(qualifier.module))
      report(
        'unknown-name',
        at,
        `There is no module \`${qualifier.module}\`.`,
        nearestNames(qualifier.module, modules),
      );
    if (qualifier.kind === 'set' && !sets.includes(qualifier.set))
      report(
        'unknown-name',
        at,
        `There is no record set \`${qualifier.set}\`.`,
        nearestNames(qualifier.set, sets),
      );
  });
}

function checkGrant(grant: Grant, role: Role | undefined, path: string, scope: Scope): void {
  const types = reachedBy(grant, role, path, scope);
  checkActions(grant.actions, types, `${path}.actions`, scope.report);
  checkQualifiers(grant, path, scope);
  if (grant.where !== undefined) checkOn(grant.where, types, `${path}.where`, scope);
  if (grant.upTo === undefined) return;
  const { minor, currency } = grant.upTo;
  if (!Number.isSafeInteger(minor) || minor < 0)
    scope.report('malformed-value', `${path}.upTo`, 'A limit is whole minor units, at least 0.');
  if (!isCurrency(currency))
    scope.report(
      'malformed-value',
      `${path}.upTo`,
      `\`${currency}\` is no ISO 4217 currency, such as \`EUR\`.`,
    );
}

/** A condition must make sense on every type that it is put to. */
function checkOn(
  condition: Parameters<typeof validateCondition>[0],
  types: readonly ResourceType[],
  path: string,
  { report }: Scope,
): void {
  let found = false;
  const first: Report = (...problem) => {
    found = true;
    report(...problem);
  };
  for (const type of types) {
    if (!found) validateCondition(condition, type, path, first);
  }
}

const administers = (grant: Grant): boolean =>
  (grant.on ?? []).some((name) => moduleOf(name) === REMIT_MODULE);
const operates = (grant: Grant): boolean => grant.on?.some((name) => moduleOf(name) !== REMIT_MODULE) ?? true;

function checkRoles({ document, report, ...rest }: Scope): void {
  const scope: Scope = { document, report, ...rest };
  unique(
    document.roles.map((role) => role.name),
    (index) => `roles[${index}]`,
    'role',
    report,
  );
  document.roles.forEach((role, index) => {
    const path = `roles[${index}]`;
    const modules = document.modules.map((module) => module.name);
    if (role.module !== undefined && role.module !== REMIT_MODULE && !modules.includes(role.module))
      report(
        'unknown-name',
        `${path}.module`,
        `There is no module \`${role.module}\`.`,
        nearestNames(role.module, modules),
      );
    (role.includes ?? []).forEach((name, at) => checkRole(name, `${path}.includes[${at}]`, scope));
    role.grants.forEach((grant, at) => checkGrant(grant, role, `${path}.grants[${at}]`, scope));
    const scopes = document.folderScopes.filter((each) => each.role === role.name);
    const grants = [...role.grants, ...scopes.flatMap((each) => each.grants)];
    if (grants.some(administers) && grants.some(operates))
      report(
        'mixed-duties',
        path,
        `\`${role.name}\` both administers Remit and does business; make it two roles.`,
      );
  });
  checkIncludes(scope);
}

/** Whether following what a role includes leads back to it. */
function includesItself(name: string, roles: ReadonlyMap<string, Role>): boolean {
  const found = new Set(roles.get(name)?.includes);
  for (const each of found) {
    for (const included of roles.get(each)?.includes ?? []) found.add(included);
  }
  return found.has(name);
}

/** Round by round and not by recursion: after as many rounds as the limit allows, only what is over it still grows. */
function checkIncludes({ document, roles, report }: Scope): void {
  const heights = new Map<string, number>();
  for (let round = 0; round <= LIMITS.includes; round += 1) {
    for (const [name, role] of roles) {
      const below = (role.includes ?? []).filter((each) => roles.has(each));
      const height = Math.max(0, ...below.map((each) => 1 + (heights.get(each) ?? 0)));
      heights.set(name, Math.min(height, LIMITS.includes + 1));
    }
  }
  document.roles.forEach((role, index) => {
    if ((heights.get(role.name) ?? 0) <= LIMITS.includes) return;
    const path = `roles[${index}].includes`;
    if (includesItself(role.name, roles))
      report('include-cycle', path, `\`${role.name}\` includes itself, directly or through others.`);
    else report('over-limit', path, `\`${role.name}\` includes roles more than ${LIMITS.includes} deep.`);
  });
}

function checkScope(folderScope: FolderScope, path: string, scope: Scope): void {
  checkRole(folderScope.role, `${path}.role`, scope);
  if (!isPath(folderScope.folder))
    scope.report(
      'malformed-value',
      `${path}.folder`,
      `\`${folderScope.folder}\` is no path; a path begins with \`/\`.`,
    );
  const role = scope.roles.get(folderScope.role);
  folderScope.grants.forEach((grant, at) => checkGrant(grant, role, `${path}.grants[${at}]`, scope));
}

function checkFieldRule(rule: FieldRule, path: string, scope: Scope): void {
  const { report } = scope;
  const type = findType(rule.type, `${path}.type`, scope);
  const field = type?.fields.find((each) => each.name === rule.field);
  if (type !== null && field === undefined) {
    const nearest = nearestNames(
      rule.field,
      type.fields.map((each) => each.name),
    );
    report('unknown-name', `${path}.field`, `\`${rule.type}\` has no field \`${rule.field}\`.`, nearest);
  }
  for (const list of ['visible', 'editable', 'hidden'] as const)
    (rule[list] ?? []).forEach((name, at) => checkRole(name, `${path}.${list}[${at}]`, scope));
  (rule.masked ?? []).forEach(({ role, as }, at) => {
    checkRole(role, `${path}.masked[${at}].role`, scope);
    if (!Number.isSafeInteger(as.characters) || as.characters < 1 || as.characters > 100)
      report('malformed-value', `${path}.masked[${at}].as`, 'A mask shows 1 to 100 characters.');
  });
  if ((rule.masked ?? []).length > 0 && field !== undefined && field.type !== 'text')
    report('type-mismatch', `${path}.masked`, `Only text is masked; \`${rule.field}\` is a ${field.type}.`);
  const seen = rule.visible !== undefined || rule.masked !== undefined;
  if (!seen && (rule.hidden !== undefined || rule.editable !== undefined))
    report('edit-without-sight', path, `Say also to whom \`${rule.field}\` is \`visible\` or \`masked\`.`);
}

function checkRule(rule: Rule, path: string, scope: Scope): void {
  const types = rule.on.flatMap((name, at) => findType(name, `${path}.on[${at}]`, scope) ?? []);
  checkActions(rule.actions, types, `${path}.actions`, scope.report);
  if (rule.when !== undefined) checkOn(rule.when, types, `${path}.when`, scope);
  if (rule.kind === 'forbid' && rule.unless !== undefined)
    checkOn(rule.unless, types, `${path}.unless`, scope);
}

function checkExclusion(exclusion: PolicyDocument['exclusions'][number], path: string, scope: Scope): void {
  if (exclusion.kind === 'roles') {
    exclusion.roles.forEach((name, at) => checkRole(name, `${path}.roles[${at}]`, scope));
    if (new Set(exclusion.roles).size < 2)
      scope.report('malformed-value', `${path}.roles`, 'An exclusion is between two roles at least.');
    return;
  }
  const type = findType(exclusion.on, `${path}.on`, scope);
  if (type === null) return;
  if (!type.history)
    scope.report('not-recorded', `${path}.on`, `\`${type.name}\` keeps no history of who took which action.`);
  const known = actionsOf(type);
  exclusion.actions.forEach((action, at) => {
    if (!known.includes(action))
      scope.report(
        'unknown-name',
        `${path}.actions[${at}]`,
        `\`${type.name}\` has no action \`${action}\`.`,
        nearestNames(action, known),
      );
  });
  if (exclusion.actions[0] === exclusion.actions[1])
    scope.report('malformed-value', `${path}.actions`, 'Two different actions exclude each other.');
}

/**
 * Everything that keeps a document from being a policy, in the document's order; empty for a valid one. Each problem
 * says where it is, what is wrong and what would be right.
 */
export function validatePolicy(document: PolicyDocument): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const report: Report = (kind, path, sentence, nearest = []) =>
    void problems.push({ kind, path, sentence, nearest });
  const types = new Map([...document.resources, ...REMIT_TYPES].map((type) => [type.name, type]));
  const roles = new Map(document.roles.map((role) => [role.name, role]));
  const scope: Scope = { document, types, roles, report };
  unique(
    document.modules.map((module) => module.name),
    (index) => `modules[${index}]`,
    'module',
    report,
  );
  document.modules.forEach((module, index) => {
    if (module.name === REMIT_MODULE)
      report('reserved-name', `modules[${index}]`, '`remit` is Remit’s own module.');
    else if (!NAME.test(module.name))
      report('malformed-value', `modules[${index}]`, `\`${module.name}\` is no word.`);
  });
  unique(
    document.resources.map((type) => type.name),
    (index) => `resources[${index}]`,
    'type',
    report,
  );
  document.resources.forEach((type, index) => {
    if (moduleOf(type.name) === REMIT_MODULE)
      report('reserved-name', `resources[${index}]`, '`remit` is Remit’s own module.');
    checkType(type, `resources[${index}]`, scope);
  });
  unique(
    document.sets.map((set) => set.name),
    (index) => `sets[${index}]`,
    'record set',
    report,
  );
  document.sets.forEach((set, index) => {
    const type = findType(set.type, `sets[${index}].type`, scope);
    if (type !== null) checkOn(set.where, [type], `sets[${index}].where`, scope);
  });
  checkRoles(scope);
  unique(
    document.folderScopes.map((each) => `${each.role} in ${each.folder}`),
    (index) => `folderScopes[${index}]`,
    'folder scope of',
    report,
  );
  document.folderScopes.forEach((each, index) => checkScope(each, `folderScopes[${index}]`, scope));
  unique(
    document.rowPolicies.map((each) => each.name),
    (index) => `rowPolicies[${index}]`,
    'row policy',
    report,
  );
  document.rowPolicies.forEach((policy, index) => {
    const path = `rowPolicies[${index}]`;
    policy.roles.forEach((name, at) => checkRole(name, `${path}.roles[${at}]`, scope));
    const type = findType(policy.type, `${path}.type`, scope);
    if (type !== null) checkOn(policy.where, [type], `${path}.where`, scope);
  });
  unique(
    document.fieldRules.map((rule) => `${rule.type}.${rule.field}`),
    (index) => `fieldRules[${index}]`,
    'field rule for',
    report,
  );
  document.fieldRules.forEach((rule, index) => checkFieldRule(rule, `fieldRules[${index}]`, scope));
  unique(
    document.rules.map((rule) => rule.name),
    (index) => `rules[${index}]`,
    'rule',
    report,
  );
  document.rules.forEach((rule, index) => checkRule(rule, `rules[${index}]`, scope));
  unique(
    document.exclusions.map((each) => each.name),
    (index) => `exclusions[${index}]`,
    'exclusion',
    report,
  );
  document.exclusions.forEach((each, index) => checkExclusion(each, `exclusions[${index}]`, scope));
  return problems;
}
