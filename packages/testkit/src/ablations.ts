import type { Grant, PolicyDocument } from '@remit/policy/document';
import type { World } from './world.ts';

/** A construct, and the world as it would be without it. */
export type Ablation = (world: World) => World;

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
    const { qualifiers = [], ...rest } = grant;
    return { ...rest, qualifiers: qualifiers.filter((each) => each.kind !== kind) };
  });

const inDirectory =
  (change: (directory: World['directory']) => Partial<World['directory']>): Ablation =>
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
    return walk(world) as World;
  };

/**
 * One construct of the definition after the other, taken out of a world. Where no decision of many worlds turns
 * without it, the worlds say nothing about it: their makers have dried up.
 */
export const ABLATIONS: Readonly<Record<string, Ablation>> = {
  'includes of roles': inDocument(({ roles }) => ({
    roles: roles.map((role) => Object.assign({}, role, { includes: [] })),
  })),
  'modules of roles': inDocument(({ roles }) => ({ roles: roles.map(({ module: _, ...role }) => role) })),
  'folder scopes': inDocument(() => ({ folderScopes: [] })),
  'row policies': inDocument(() => ({ rowPolicies: [] })),
  rules: inDocument(() => ({ rules: [] })),
  'unless of a rule': inDocument(({ rules }) => ({
    rules: rules.map((rule) => {
      if (rule.kind === 'require') return rule;
      const { unless: _, ...rest } = rule;
      return rest;
    }),
  })),
  exclusions: inDocument(() => ({ exclusions: [] })),
  own: withoutQualifier('own'),
  department: withoutQualifier('department'),
  'a module qualifier': withoutQualifier('module'),
  sets: withoutQualifier('set'),
  'where of a grant': inGrants(({ where: _, ...grant }) => grant),
  limits: inGrants(({ upTo: _, ...grant }) => grant),
  'what grants require': inGrants(({ requires: _, ...grant }) => grant),
  groups: inDirectory(({ groups }) => ({ groups: groups.map((group) => ({ ...group, members: [] })) })),
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
    const { rates: _, ...environment } = world.environment;
    return { ...world, environment };
  },
  'pinned rates': inValues((value) => {
    if (!('minor' in value)) return value;
    const { rate: _, ...rest } = value as { rate?: unknown };
    return rest;
  }),
  'the zone': (world) => {
    const { timeZone: _, ...environment } = world.environment;
    return { ...world, environment };
  },
  durations: inValues((value) => ('milliseconds' in value ? { ...value, milliseconds: 0 } : value)),
  histories: (world) => ({
    ...world,
    records: world.records.map((record) => ({ ...record, history: [] })),
  }),
};
