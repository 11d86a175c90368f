import type { CompiledGrant, CompiledPolicy, PlacedGrant, CompileGrant } from './compiled-policy.ts';
import type { ResourceType } from './document.ts';
import type { Predicate } from './compile-predicate.ts';
import { grantClauses } from './grant-clauses.ts';
import { granting } from './judgement.ts';
import { obligationSet } from './obligation-set.ts';
import type { GrantClause } from './grant-clause.ts';

function testOf(clauses: readonly GrantClause[]): Predicate | null {
  const tests = clauses.map(({ test }) => test);
  const [only] = tests;
  if (only === undefined) return null;
  if (tests.length === 1) return only;
  return (situation) => {
    for (const test of tests) if (test(situation) !== 'true') return 'false';
    return 'true';
  };
}

type Unfinished = { -readonly [Part in keyof CompiledGrant]: CompiledGrant[Part] };

function compileGrant(
  source: Pick<CompiledPolicy, 'sets' | 'rowPolicies'>,
  placed: PlacedGrant,
  type: ResourceType,
): CompiledGrant {
  const clauses = grantClauses(source, placed, type);
  const reason = { kind: 'granted', grant: placed.reference } as const;
  const compiled: Unfinished = {
    placed,
    clauses,
    test: testOf(clauses),
    requires: obligationSet(placed.grant.requires ?? []),
    reason,
    alone: [],
    judgement: granting([reason]),
  };
  compiled.alone = [compiled];
  return compiled;
}

/** Compiles each grant once for each type, however many roles include the one that has it. */
export function grantCompiler(source: Pick<CompiledPolicy, 'sets' | 'rowPolicies'>): CompileGrant {
  const compiled = new Map<PlacedGrant, Map<ResourceType, CompiledGrant>>();
  return (placed, type) => {
    const byType = compiled.get(placed) ?? new Map<ResourceType, CompiledGrant>();
    compiled.set(placed, byType);
    const grant = byType.get(type) ?? compileGrant(source, placed, type);
    byType.set(type, grant);
    return grant;
  };
}
