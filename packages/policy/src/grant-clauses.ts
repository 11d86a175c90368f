import type { CompiledPolicy, PlacedGrant } from './compiled-policy.ts';
import type { Condition, Operand } from './condition.ts';
import type { Limit, Qualifier, ResourceType } from './document.ts';
import type { Subject } from './subject.ts';
import type { Value } from './value.ts';
import { REMIT_MODULE, coversAction, moduleOf } from './catalog.ts';

/** One thing that must be true of a record for a grant to permit; the same for a decision and for a list. */
export type GrantClause =
  | {
      readonly clause: 'qualifier';
      readonly qualifier: 'own' | 'department' | 'set' | 'module';
      readonly wanted: Value | string | null;
      /** The field that the qualifier reads; null when it reads none. */
      readonly field: string | null;
      readonly condition: Condition;
    }
  | { readonly clause: 'where'; readonly condition: Condition }
  | {
      readonly clause: 'limit';
      readonly limit: Value;
      readonly field: string | null;
      readonly condition: Condition;
    }
  | { readonly clause: 'row-policy'; readonly policy: string; readonly condition: Condition };

const NEVER: Condition = { kind: 'constant', value: false };
const ALWAYS: Condition = { kind: 'constant', value: true };

/**
 * Whether a grant speaks of an action on a type at all. A bare grant reaches its role's module, and in a role of no
 * module every module but `remit`.
 */
export function grantNames(
  compiled: CompiledPolicy,
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

function departmentClause(type: ResourceType, subject: Subject): GrantClause {
  const name = type.department;
  return {
    clause: 'qualifier',
    qualifier: 'department',
    wanted: subject.member.department,
    field: name ?? null,
    condition:
      name === undefined
        ? NEVER
        : {
            kind: 'or',
            conditions: departmentsOf(subject).map((path) => ({
              kind: 'within',
              operand: field(name),
              tree: { kind: 'literal', value: { type: 'department', value: path } },
            })),
          },
  };
}

function qualifierClause(
  compiled: CompiledPolicy,
  qualifier: Qualifier,
  type: ResourceType,
  subject: Subject,
): GrantClause {
  switch (qualifier.kind) {
    case 'own': {
      const wanted: Value = { type: 'member', value: subject.member.id };
      const condition: Condition =
        type.owner === undefined
          ? NEVER
          : {
              kind: 'compare',
              operator: '=',
              left: field(type.owner),
              right: { kind: 'literal', value: wanted },
            };
      return { clause: 'qualifier', qualifier: 'own', wanted, field: type.owner ?? null, condition };
    }
    case 'department':
      return departmentClause(type, subject);
    case 'module':
      return {
        clause: 'qualifier',
        qualifier: 'module',
        wanted: qualifier.module,
        field: null,
        condition: moduleOf(type.name) === qualifier.module ? ALWAYS : NEVER,
      };
    case 'set': {
      const set = compiled.sets.get(qualifier.set);
      const condition = set === undefined || set.type !== type.name ? NEVER : set.where;
      return { clause: 'qualifier', qualifier: 'set', wanted: qualifier.set, field: null, condition };
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
  return { clause: 'limit', limit: value, field: type.amount ?? null, condition };
}

/** The row policies that bind what a role grants on a type; those of other roles leave it alone. */
export function rowPolicyClauses(
  compiled: CompiledPolicy,
  role: string,
  type: ResourceType,
): readonly Extract<GrantClause, { clause: 'row-policy' }>[] {
  const policies = compiled.rowPolicies.get(type.name)?.get(role) ?? [];
  return policies.map((policy) => ({
    clause: 'row-policy',
    policy: policy.name,
    condition: policy.where,
  }));
}

/**
 * Everything that must be true of a record of the type for the grant to permit. Each clause needs *true*: what is
 * unknown opens nothing. Source: semantics.md, "The decision", step 4.
 */
export function grantClauses(
  compiled: CompiledPolicy,
  { grant, reference }: PlacedGrant,
  type: ResourceType,
  subject: Subject,
): readonly GrantClause[] {
  const clauses: GrantClause[] = (grant.qualifiers ?? []).map((each) =>
    qualifierClause(compiled, each, type, subject),
  );
  if (grant.where !== undefined) clauses.push({ clause: 'where', condition: grant.where });
  if (grant.upTo !== undefined) clauses.push(limitClause(grant.upTo, type));
  return [...clauses, ...rowPolicyClauses(compiled, reference.role, type)];
}
