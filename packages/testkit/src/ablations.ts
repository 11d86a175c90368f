import type { Grant, PolicyDocument } from '@remit/policy/document';
import type { AskedWorld } from './world.ts';

/** A construct, and the world as it would be without it. */
export type Ablation = (world: AskedWorld) => AskedWorld;

/** The same without one of its properties: what is optional is then absent. */
function omit<T extends object, K extends keyof T>(from: T, key: K): Omit<T, K> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => name !== key)) as Omit<T, K>;
}

const inDocument =
  (change: (document: PolicyDocument) => Partial<PolicyDocument>): Ablation =>
  (world) => ({ ...world, document: { ...world.document, ...change(world.document) } });

/** Every grant changed, of roles and of folder scopes. */
const inGrants = (change: (grant: Grant) => Grant): Ablation =>
  inDocument(({ roles, folderScopes }) => ({
    roles: roles.map((role) => ({ ...role, grants: role.grants.map(change) })),
    folderScopes: folderScopes.map((scope) => ({ ...scope, grants: scope.grants.map(change) })),
  }));

const withoutQualifier = (kind: string): Ablation =>
  inGrants((grant) => {
    return { ...grant, qualifiers: (grant.qualifiers ?? []).filter((each) => each.kind !== kind) };
  });

const inDirectory =
  (change: (directory: AskedWorld['directory']) => Partial<AskedWorld['directory']>): Ablation =>
  (world) => ({ ...world, directory: { ...world.directory, ...change(world.directory) } });

/** Every fact and every literal of the world, wherever it stands, as `change` makes it. */
const inValues =
  (change: (value: object) => object): Ablation =>
  (world) => {
    const walk = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(walk);
      if (typeof node !== 'object' || node === null) return node;
      return change(Object.fromEntries(Object.entries(node).map(([key, each]) => [key, walk(each)])));
    };
    return walk(world) as AskedWorld;
  };

/**
 * One construct of the definition after the other, taken out of a world. Where no decision of many worlds turns
 * without it, the worlds say nothing about it: their makers have dried up.
 */
export const ABLATIONS: Readonly<Record<string, Ablation>> = {
  'includes of roles': inDocument(({ roles }) => ({
    roles: roles.map((role) => Object.assign({}, role, { includes: [] })),
  })),
  'modules of roles': inDocument(({ roles }) => ({ roles: roles.map((role) => omit(role, 'module')) })),
  'folder scopes': inDocument(() => ({ folderScopes: [] })),
  'row policies': inDocument(() => ({ rowPolicies: [] })),
  rules: inDocument(() => ({ rules: [] })),
  'unless of a rule': inDocument(({ rules }) => ({
    rules: rules.map((rule) => (rule.kind === 'require' ? rule : omit(rule, 'unless'))),
  })),
  exclusions: inDocument(() => ({ exclusions: [] })),
  own: withoutQualifier('own'),
  department: withoutQualifier('department'),
  'a module qualifier': withoutQualifier('module'),
  sets: withoutQualifier('set'),
  'where of a grant': inGrants((grant) => omit(grant, 'where')),
  limits: inGrants((grant) => omit(grant, 'upTo')),
  'what grants require': inGrants((grant) => omit(grant, 'requires')),
  groups: inDirectory(({ groups }) => ({ groups: groups.map((group) => ({ ...group, members: [] })) })),
  'rules of groups': inDirectory(({ groups }) => ({
    groups: groups.map((group) => ({ ...group, rule: null })),
  })),
  'groups in groups': inDirectory(({ groups }) => ({
    groups: groups.map((group) => ({ ...group, groups: [] })),
  })),
  heads: inDirectory(({ departments }) => ({
    departments: departments.map((department) => ({ ...department, head: null })),
  })),
  'departments above': inDirectory(({ assignments }) => ({
    assignments: assignments.filter(({ holder }) => holder.kind !== 'department'),
  })),
  'validity of assignments': inDirectory(({ assignments }) => ({
    assignments: assignments.map((assignment) => ({ ...assignment, from: null, until: null })),
  })),
  'standing of members': inDirectory(({ members }) => ({
    members: members.map((member) => ({ ...member, status: 'active', from: null, until: null })),
  })),
  'persons with two accounts': inDirectory(({ members }) => ({
    members: members.map((member) => ({ ...member, person: member.id })),
  })),
  rates: (world) => {
    return { ...world, environment: omit(world.environment, 'rates') };
  },
  'pinned rates': inValues((value) => {
    return 'minor' in value && 'rate' in value ? omit(value, 'rate') : value;
  }),
  'the zone': (world) => {
    return { ...world, environment: omit(world.environment, 'timeZone') };
  },
  durations: inValues((value) => ('milliseconds' in value ? { ...value, milliseconds: 0 } : value)),
  histories: (world) => ({
    ...world,
    records: world.records.map((record) => ({ ...record, history: [] })),
  }),
};
