import type { CompiledPolicy, PlacedGrant } from './compiled-policy.ts';
import type { Condition } from './condition.ts';
import type { ObligationKind, ResourceType } from './document.ts';
import type { Subject } from './subject.ts';
import { actionsOf } from './catalog.ts';
import { compilePredicate, type Predicate } from './compile-predicate.ts';
import { factsAsked, factsAskedByClauses, type FactsAsked } from './facts-asked.ts';
import { grantClauses, grantNames } from './grant-clauses.ts';
import { ruleCondition, rulesHere, separationsHere } from './rules-here.ts';
import type { GrantClause } from './grant-clause.ts';

/** What an action must not meet, whoever takes it: a rule, or an exclusion of actions. */
export interface ActionLimit {
  /** Must be *false*. */
  readonly condition: Condition;
  /** The condition, ready to be judged on one record. */
  readonly test: Predicate;
  readonly asked: FactsAsked;
  /** The duty that lifts it; null: none does. */
  readonly lifts: ObligationKind | null;
}

/** One action on one type, with what every version says about it whoever asks. */
export interface TypeAction {
  readonly name: string;
  readonly type: ResourceType;
  /** Whether the record must be readable too: not where it is read, and not where it does not exist yet. */
  readonly reads: boolean;
  readonly limits: readonly ActionLimit[];
  readonly asked: FactsAsked;
}

/** A grant as it bears on one type. Each is one object, whichever roles include its own. */
export interface TypeGrant {
  readonly placed: PlacedGrant;
  readonly type: ResourceType;
  /** Made when they are first asked for: of most grants only the name is. */
  readonly clauses: () => readonly GrantClause[];
  readonly requires: readonly ObligationKind[];
  /** What it asks beside the record's fields. @param subject any: clauses ask alike of everybody */
  readonly asked: (subject: Subject) => FactsAsked;
}

/** The actions and grants of one policy version, type by type; grants are made where they are first asked for. */
export interface TypeGrants {
  readonly types: ReadonlyMap<string, readonly TypeAction[]>;
  /** @returns null for a grant that does not speak of the action */
  readonly grantOn: (placed: PlacedGrant, action: TypeAction) => TypeGrant | null;
}

const known = new WeakMap<CompiledPolicy, TypeGrants>();

function actionOn(compiled: CompiledPolicy, type: ResourceType, name: string): TypeAction {
  const limit = (condition: Condition, lifts: ObligationKind | null): ActionLimit => {
    return {
      condition,
      test: compilePredicate(condition, type),
      asked: factsAsked([condition], type),
      lifts,
    };
  };
  const limits: readonly ActionLimit[] = [
    ...rulesHere(compiled, name, type.name).map((rule) =>
      limit(ruleCondition(rule), rule.kind === 'require' ? rule.obligation : null),
    ),
    ...separationsHere(compiled, name, type.name).map(({ other }) =>
      limit({ kind: 'took', action: other }, null),
    ),
  ];
  const conditions = limits.map(({ condition }) => condition);
  return {
    name,
    type,
    reads: name !== 'read' && name !== 'create',
    limits,
    asked: factsAsked(conditions, type),
  };
}

function grantOf(compiled: CompiledPolicy, placed: PlacedGrant, type: ResourceType): TypeGrant {
  let made: readonly GrantClause[] | null = null;
  const clauses = (): readonly GrantClause[] => (made ??= grantClauses(compiled, placed, type));
  let asked: FactsAsked | null = null;
  return {
    placed,
    type,
    clauses,
    requires: placed.grant.requires ?? [],
    asked: (subject) => (asked ??= factsAskedByClauses(clauses(), type, subject)),
  };
}

/** The actions and grants of a compiled policy; they live as long as it does. */
export function typeGrants(compiled: CompiledPolicy): TypeGrants {
  const found = known.get(compiled);
  if (found !== undefined) return found;
  const made = new Map<PlacedGrant, Map<ResourceType, TypeGrant>>();
  const types = new Map(
    [...compiled.types.values()].map((type) => [
      type.name,
      actionsOf(type).map((name) => actionOn(compiled, type, name)),
    ]),
  );
  const grants: TypeGrants = {
    types,
    grantOn: (placed, { name, type }) => {
      if (!grantNames(compiled, placed, name, type)) return null;
      const byType = made.get(placed) ?? new Map<ResourceType, TypeGrant>();
      made.set(placed, byType);
      const grant = byType.get(type) ?? grantOf(compiled, placed, type);
      byType.set(type, grant);
      return grant;
    },
  };
  known.set(compiled, grants);
  return grants;
}
