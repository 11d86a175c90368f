import type { Condition } from '@remit/policy/condition';
import type { Grant, PolicyDocument, ResourceType, Role } from '@remit/policy/document';

/** One grant on one type as a line of its own, as libraries that know no scopes, sets and row policies want it. */
export interface PermitLine {
  readonly id: string;
  readonly role: string;
  /** Where the grant is written: the folder of its scope, null for the role's own grants, and its place there. */
  readonly scope: string | null;
  readonly index: number;
  readonly type: string;
  readonly actions: readonly string[];
  /** Stands in this folder and below, but not in these, where a nearer folder scope names the role. */
  readonly within: string;
  readonly outside: readonly string[];
  /** Each must be true. */
  readonly wheres: readonly Condition[];
  /** Whether the record must lie in a department of the subject's. */
  readonly mine: boolean;
  readonly secondFactor: boolean;
}

/** Denies unless `when` is false or `unless` is true. */
export interface ForbidLine {
  readonly id: string;
  /** Of the rule or exclusion that it comes from. */
  readonly name: string;
  readonly type: string;
  readonly actions: readonly string[];
  readonly when: Condition | null;
  readonly unless: Condition | null;
  /** Spares whoever has given a second factor. */
  readonly secondFactor: boolean;
}

export interface PeerLines {
  readonly permits: readonly PermitLine[];
  readonly forbids: readonly ForbidLine[];
}

const COMMON = ['read', 'create', 'update', 'delete', 'export'];

function expand(written: readonly string[], type: ResourceType): readonly string[] {
  const all = [...COMMON, ...type.actions];
  const named = new Set(
    written.flatMap((action) => {
      if (action === 'manage') return all;
      return action === 'write' ? ['read', 'create', 'update'] : [action];
    }),
  );
  return all.filter((action) => named.has(action));
}

function reached(document: PolicyDocument, grant: Grant, role: Role): readonly ResourceType[] {
  return document.resources.filter(({ name }) =>
    grant.on === undefined
      ? role.module === undefined || name.startsWith(`${role.module}.`)
      : grant.on.includes(name),
  );
}

/** @returns null when the grant can never permit on the type, as one of another type's record set */
function wheresOf(
  document: PolicyDocument,
  grant: Grant,
  role: Role,
  type: ResourceType,
): readonly Condition[] | null {
  const field = (name: string) => ({ kind: 'attribute', of: 'resource', name }) as const;
  const wheres: Condition[] = grant.where === undefined ? [] : [grant.where];
  for (const qualifier of grant.qualifiers ?? []) {
    if (qualifier.kind === 'own') {
      if (type.owner === undefined) return null;
      const right = { kind: 'attribute', of: 'subject', name: 'id' } as const;
      wheres.push({ kind: 'compare', operator: '=', left: field(type.owner), right });
    } else if (qualifier.kind === 'set') {
      const set = document.sets.find((each) => each.name === qualifier.set);
      if (set?.type !== type.name) return null;
      wheres.push(set.where);
    } else if (qualifier.kind === 'module' && !type.name.startsWith(`${qualifier.module}.`)) return null;
  }
  if (grant.upTo !== undefined) {
    if (type.amount === undefined) return null;
    const right = { kind: 'literal', value: { type: 'money', ...grant.upTo } } as const;
    wheres.push({ kind: 'compare', operator: '<=', left: field(type.amount), right });
  }
  const policies = document.rowPolicies.filter(
    (policy) => policy.type === type.name && policy.roles.includes(role.name),
  );
  return [...wheres, ...policies.map((policy) => policy.where)];
}

function linesOf(
  document: PolicyDocument,
  role: Role,
  grants: readonly Grant[],
  scope: string | null,
  outside: readonly string[],
): readonly PermitLine[] {
  return grants.flatMap((grant, index) =>
    reached(document, grant, role).flatMap((type): readonly PermitLine[] => {
      const wheres = wheresOf(document, grant, role, type);
      const mine = grant.qualifiers?.some((qualifier) => qualifier.kind === 'department') ?? false;
      if (wheres === null || (mine && type.department === undefined)) return [];
      return [
        {
          id: `${role.name} ${scope ?? ''} ${index} ${type.name}`,
          role: role.name,
          scope,
          index,
          type: type.name,
          actions: expand(grant.actions, type),
          within: scope ?? '/',
          outside,
          wheres,
          mine,
          secondFactor: grant.requires?.includes('second-factor') ?? false,
        },
      ];
    }),
  );
}

const isBelow = (path: string, tree: string): boolean =>
  path !== tree && path.startsWith(tree === '/' ? '/' : `${tree}/`);

/** A policy as flat lines: what every peer is told, in its own words. Duties other than the second factor are not told. */
export function peerLines(document: PolicyDocument): PeerLines {
  const types = new Map(document.resources.map((type) => [type.name, type]));
  const permits = document.roles.flatMap((role) => {
    const scopes = document.folderScopes.filter((scope) => scope.role === role.name);
    const folders = scopes.map((scope) => scope.folder);
    const nearer = (tree: string): readonly string[] => folders.filter((folder) => isBelow(folder, tree));
    const base = folders.includes('/') ? [] : linesOf(document, role, role.grants, null, nearer('/'));
    return [
      ...base,
      ...scopes.flatMap(({ folder, grants }) => linesOf(document, role, grants, folder, nearer(folder))),
    ];
  });
  const rules = document.rules.flatMap((rule) =>
    (rule.reportOnly === true ? [] : rule.on).flatMap((name): readonly ForbidLine[] => {
      const type = types.get(name);
      if (type === undefined) return [];
      return [
        {
          id: `${rule.name} ${name}`,
          name: rule.name,
          type: name,
          actions: expand(rule.actions, type),
          when: rule.when ?? null,
          unless: rule.kind === 'forbid' ? (rule.unless ?? null) : null,
          secondFactor: rule.kind === 'require',
        },
      ];
    }),
  );
  const separations = document.exclusions.flatMap((exclusion): readonly ForbidLine[] => {
    if (exclusion.kind !== 'actions' || exclusion.reportOnly === true) return [];
    const { on: type, name, actions } = exclusion;
    const [one, other] = actions;
    const taken = (action: string, by: string): ForbidLine => {
      const when: Condition = { kind: 'took', action };
      return {
        id: `${name} ${type} ${by}`,
        name,
        type,
        actions: [by],
        when,
        unless: null,
        secondFactor: false,
      };
    };
    return [taken(one, other), taken(other, one)];
  });
  return { permits, forbids: [...rules, ...separations] };
}
