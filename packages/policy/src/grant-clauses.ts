import type { CompiledPolicy, PlacedGrant } from './compiled-policy.ts';
import type { Condition, Operand } from './condition.ts';
import type { Limit, Qualifier, ResourceType } from './document.ts';
import type { Subject } from './subject.ts';
import type { Value } from './values/value.ts';
import { ownAttribute } from './attributes.ts';
import { REMIT_MODULE, coversAction, moduleOf } from './catalog.ts';
import { compilePredicate, type Predicate } from './compile-predicate.ts';
import { isPath, isWithin } from './path.ts';
import { normalText } from './values/scalar.ts';
import type { GrantClause } from './grant-clause.ts';

const NEVER: Condition = { kind: 'constant', value: false };
const ALWAYS: Condition = { kind: 'constant', value: true };

/** What a condition asks is asked alike of one record and of all. */
function asked(condition: Condition, type: ResourceType): Pick<GrantClause, 'test' | 'condition'> {
  return { test: compilePredicate(condition, type), condition: () => condition };
}

/**
 * Whether a grant speaks of an action on a type at all. A bare grant reaches its role's module, and in a role of no
 * module every module but `remit`.
 */
export function grantNames(
  compiled: Pick<CompiledPolicy, 'roles'>,
  placed: PlacedGrant,
  action: string,
  type: ResourceType,
): boolean {
  const { grant, reference } = placed;
  if (!grant.actions.some((written) => coversAction(written, action))) return false;
  if (grant.on !== undefined) return grant.on.includes(type.name);
  const module = moduleOf(type.name);
  return module !== REMIT_MODULE && (compiled.roles.get(reference.role)?.module ?? module) === module;
}

const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });

/** The subject's own department and those it heads; what lies above its own is not its to act on. */
function departmentsOf(subject: Subject): readonly string[] {
  const { department } = subject.member;
  return [...new Set([...(department === null ? [] : [department]), ...subject.heads])];
}

/** Whether the record's department is the subject's own, one that it heads, or below either. */
function departmentTest(field: string): Predicate {
  return ({ subject, resource }) => {
    const value = ownAttribute(resource.attributes, field);
    const path = value?.type === 'department' ? normalText(value.value) : null;
    if (path === null || subject === null || !isPath(path)) return 'unknown';
    const { department } = subject.member;
    if (department !== null && isWithin(path, department)) return 'true';
    return subject.heads.some((headed) => isWithin(path, headed)) ? 'true' : 'false';
  };
}

function departmentClause(type: ResourceType): GrantClause {
  const name = type.department;
  const clause = {
    clause: 'qualifier',
    qualifier: 'department',
    wanted: (subject: Subject): Value | string | null => subject.member.department,
    field: name ?? null,
  } as const;
  if (name === undefined) return { ...clause, ...asked(NEVER, type) };
  return {
    ...clause,
    test: departmentTest(name),
    condition: (subject) => ({
      kind: 'or',
      conditions: departmentsOf(subject).map((path) => ({
        kind: 'within',
        operand: field(name),
        tree: { kind: 'literal', value: { type: 'department', value: path } },
      })),
    }),
  };
}

function ownClause(type: ResourceType): GrantClause {
  const { owner } = type;
  const subject: Operand = { kind: 'attribute', of: 'subject', name: 'id' };
  const condition: Condition =
    owner === undefined ? NEVER : { kind: 'compare', operator: '=', left: field(owner), right: subject };
  return {
    clause: 'qualifier',
    qualifier: 'own',
    wanted: ({ member }) => ({ type: 'member', value: member.id }),
    field: owner ?? null,
    ...asked(condition, type),
  };
}

function qualifierClause(
  compiled: Pick<CompiledPolicy, 'sets'>,
  qualifier: Qualifier,
  type: ResourceType,
): GrantClause {
  switch (qualifier.kind) {
    case 'own':
      return ownClause(type);
    case 'department':
      return departmentClause(type);
    case 'module': {
      const { module } = qualifier;
      const inside = moduleOf(type.name) === module;
      const clause = { clause: 'qualifier', qualifier: 'module', wanted: () => module, field: null } as const;
      return { ...clause, ...asked(inside ? ALWAYS : NEVER, type) };
    }
    case 'set': {
      const set = compiled.sets.get(qualifier.set);
      const condition = set === undefined || set.type !== type.name ? NEVER : set.where;
      const clause = {
        clause: 'qualifier',
        qualifier: 'set',
        wanted: () => qualifier.set,
        field: null,
      } as const;
      return { ...clause, ...asked(condition, type) };
    }
    default:
      return qualifier satisfies never;
  }
}

function limitClause(limit: Limit, type: ResourceType): GrantClause {
  const value: Value = { type: 'money', minor: limit.minor, currency: limit.currency };
  const condition: Condition =
    type.amount === undefined
      ? NEVER
      : {
          kind: 'compare',
          operator: '<=',
          left: field(type.amount),
          right: { kind: 'literal', value },
        };
  return { clause: 'limit', limit: value, field: type.amount ?? null, ...asked(condition, type) };
}

/** The row policies that bind what a role grants on a type; those of other roles leave it alone. */
function rowPolicyClauses(
  compiled: Pick<CompiledPolicy, 'rowPolicies'>,
  role: string,
  type: ResourceType,
): readonly Extract<GrantClause, { clause: 'row-policy' }>[] {
  const policies = compiled.rowPolicies.get(type.name)?.get(role) ?? [];
  return policies.map((policy) => ({
    clause: 'row-policy',
    policy: policy.name,
    ...asked(policy.where, type),
  }));
}

/**
 * Everything that must be true of a record of the type for the grant to permit. Each clause needs *true*: what is
 * unknown opens nothing. Source: semantics.md, "The decision", step 4.
 */
export function grantClauses(
  compiled: Pick<CompiledPolicy, 'sets' | 'rowPolicies'>,
  { grant, reference }: PlacedGrant,
  type: ResourceType,
): readonly GrantClause[] {
  const clauses: GrantClause[] = (grant.qualifiers ?? []).map((each) =>
    qualifierClause(compiled, each, type),
  );
  if (grant.where !== undefined) clauses.push({ clause: 'where', ...asked(grant.where, type) });
  if (grant.upTo !== undefined) clauses.push(limitClause(grant.upTo, type));
  return [...clauses, ...rowPolicyClauses(compiled, reference.role, type)];
}
