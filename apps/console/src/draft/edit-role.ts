import type { Grant, PolicyDocument, Role } from '@remit/policy/document';
import type { EditOutcome } from './edit-outcome.ts';
import { fieldRuleShows } from './field-state.ts';

/** How a role may be called: a word, as policy text writes it. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,79}$/;

/** What a role is, beside what it gives. Empty text stands for none. */
export interface RoleFacts {
  readonly label: string;
  readonly description: string;
  readonly module: string;
}

/** The document with a role more. */
export function addRole(document: PolicyDocument, role: Role): EditOutcome {
  if (!NAME.test(role.name)) {
    return { ok: false, reason: 'a role is called by a letter and then letters, digits, `_` and `-`' };
  }
  if (document.roles.some(({ name }) => name === role.name)) {
    return { ok: false, reason: `there is a role \`${role.name}\` already` };
  }
  return { ok: true, document: { ...document, roles: [...document.roles, role] } };
}

/** A new role with what another one gives, includes and shows of its own. */
export function copyRole(document: PolicyDocument, from: string, name: string): EditOutcome {
  const role = document.roles.find((each) => each.name === from);
  if (role === undefined) return { ok: false, reason: `there is no role \`${from}\`` };
  const outcome = addRole(document, { ...role, name, label: `${role.label ?? role.name} (copy)` });
  if (!outcome.ok) return outcome;
  const also = (names: readonly string[]): readonly string[] =>
    names.includes(from) ? [...names, name] : names;
  return {
    ok: true,
    document: {
      ...outcome.document,
      folderScopes: outcome.document.folderScopes.flatMap((scope) =>
        scope.role === from ? [scope, { ...scope, role: name }] : [scope],
      ),
      // Without these the copy would reach more records than the role it is a copy of.
      rowPolicies: outcome.document.rowPolicies.map((policy) => ({ ...policy, roles: also(policy.roles) })),
      fieldRules: outcome.document.fieldRules.map((rule) => ({
        ...rule,
        ...(rule.visible === undefined ? {} : { visible: also(rule.visible) }),
        ...(rule.editable === undefined ? {} : { editable: also(rule.editable) }),
        ...(rule.masked === undefined
          ? {}
          : {
              masked: rule.masked.flatMap((mask) =>
                mask.role === from ? [mask, { ...mask, role: name }] : [mask],
              ),
            }),
      })),
    },
  };
}

/** The document with a role described otherwise. */
export function describeRole(document: PolicyDocument, name: string, facts: RoleFacts): EditOutcome {
  const { label, description, module } = facts;
  if (module !== '' && !document.modules.some((each) => each.name === module)) {
    return { ok: false, reason: `there is no module \`${module}\`` };
  }
  return withRole(document, name, (role) => ({
    name: role.name,
    ...(label.trim() === '' ? {} : { label: label.trim() }),
    ...(description.trim() === '' ? {} : { description: description.trim() }),
    ...(module === '' ? {} : { module }),
    ...(role.includes === undefined ? {} : { includes: role.includes }),
    grants: role.grants,
  }));
}

/** The document in which a role includes another, or the way on which it would come to include itself. */
export function includeRole(document: PolicyDocument, name: string, included: string): EditOutcome {
  if (!document.roles.some((role) => role.name === included)) {
    return { ok: false, reason: `there is no role \`${included}\`` };
  }
  const way = wayBetween(document, included, name);
  if (way !== null) {
    const shown = [name, ...way].map((role) => `\`${role}\``).join(' → ');
    return { ok: false, reason: `\`${name}\` would include itself: ${shown}` };
  }
  return withRole(document, name, (role) =>
    role.includes?.includes(included) === true
      ? role
      : { ...role, includes: [...(role.includes ?? []), included] },
  );
}

/** The document in which a role includes another no longer by itself. */
export function dropInclude(document: PolicyDocument, name: string, included: string): EditOutcome {
  return withRole(document, name, ({ includes = [], ...role }) => {
    const left = includes.filter((each) => each !== included);
    return left.length === 0 ? role : { ...role, includes: left };
  });
}

/** The document with other grants of a role. */
export function setGrants(document: PolicyDocument, name: string, grants: readonly Grant[]): EditOutcome {
  return withRole(document, name, (role) => ({ ...role, grants }));
}

/**
 * The document without a role, and without what is said of it alone: where it means something else, the rows it is kept
 * to, its places in field rules.
 * @param holders how many hold it
 */
export function removeRole(document: PolicyDocument, name: string, holders: number): EditOutcome {
  if (!document.roles.some((role) => role.name === name)) {
    return { ok: false, reason: `there is no role \`${name}\`` };
  }
  if (holders > 0) {
    const people = holders === 1 ? 'one person holds' : `${holders} people hold`;
    return {
      ok: false,
      reason: `${people} it, by itself or through another role; end those assignments first`,
    };
  }
  const users = usersOf(document, name);
  if (users.length > 0) return { ok: false, reason: `it is named by ${list(users)}; change those first` };
  const without = (names: readonly string[]): readonly string[] => names.filter((each) => each !== name);
  const fieldRules = document.fieldRules.map((rule) => ({
    ...rule,
    ...(rule.visible === undefined ? {} : { visible: without(rule.visible) }),
    ...(rule.editable === undefined ? {} : { editable: without(rule.editable) }),
    ...(rule.hidden === undefined ? {} : { hidden: without(rule.hidden) }),
    ...(rule.masked === undefined ? {} : { masked: rule.masked.filter(({ role }) => role !== name) }),
  }));
  const blind = fieldRules.find(
    (rule, at) => !fieldRuleShows(rule) && fieldRuleShows(document.fieldRules[at] ?? rule),
  );
  if (blind !== undefined) {
    return {
      ok: false,
      reason: `nobody else sees \`${blind.type}.${blind.field}\`: show it to another role first`,
    };
  }
  return {
    ok: true,
    document: {
      ...document,
      roles: document.roles.filter((role) => role.name !== name),
      folderScopes: document.folderScopes.filter(({ role }) => role !== name),
      rowPolicies: document.rowPolicies
        .map((policy) => ({ ...policy, roles: without(policy.roles) }))
        .filter(({ roles }) => roles.length > 0),
      fieldRules,
      comments: document.comments.filter(({ before }) => before?.kind !== 'role' || before.key !== name),
    },
  };
}

/** What names a role and would be wrong without it, each in words. */
function usersOf(document: PolicyDocument, name: string): readonly string[] {
  const named = (what: string, items: readonly { readonly name: string }[]): readonly string[] =>
    items.map((item) => `${what} \`${item.name}\``);
  return [
    ...named(
      'the role',
      document.roles.filter(({ includes }) => includes?.includes(name) === true),
    ),
    ...named(
      'the exclusion',
      document.exclusions.filter((each) => each.kind === 'roles' && each.roles.includes(name)),
    ),
    ...named(
      'the approval',
      document.approvals.filter(({ steps }) =>
        steps.some(({ by }) => by.kind === 'roles' && by.roles.includes(name)),
      ),
    ),
    ...named(
      'the guard',
      document.guards.filter(({ who }) => [...(who.holding ?? []), ...(who.except ?? [])].includes(name)),
    ),
    ...named(
      'the test',
      document.tests.filter(
        ({ subject }) => subject.kind === 'made-up' && subject.roles.some(({ role }) => role === name),
      ),
    ),
  ];
}

/** A way from one role to another over what each includes, both ends with it; null when there is none. */
function wayBetween(document: PolicyDocument, from: string, to: string): readonly string[] | null {
  const includes = new Map(document.roles.map((role) => [role.name, role.includes ?? []]));
  const ways: (readonly string[])[] = [[from]];
  const seen = new Set([from]);
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const last = way.at(-1) ?? from;
    if (last === to) return way;
    for (const next of includes.get(last) ?? []) {
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}

function withRole(document: PolicyDocument, name: string, change: (role: Role) => Role): EditOutcome {
  const role = document.roles.find((each) => each.name === name);
  if (role === undefined) return { ok: false, reason: `there is no role \`${name}\`` };
  const after = change(role);
  return {
    ok: true,
    document: { ...document, roles: document.roles.map((each) => (each === role ? after : each)) },
  };
}

const list = (items: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'conjunction' }).format(items);
