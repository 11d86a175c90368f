import type { Condition } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import type { LintScope } from './lint-scope.ts';

/** A condition of a document: where it stands, what it is put to, and what it decides there. */
export interface PlacedCondition {
  readonly condition: Condition;
  readonly path: string;
  readonly use: 'grant' | 'set' | 'row-policy' | 'when' | 'unless' | 'guard' | 'step' | 'asked';
  /** The grant or statement that it is part of. */
  readonly whole: string;
  readonly types: readonly ResourceType[];
}

/** Every condition of a document on whose words no error was found. */
export function* placedConditions(scope: LintScope): Iterable<PlacedCondition> {
  for (const each of allConditions(scope)) {
    if (scope.sound(each.path) && each.types.length > 0) yield each;
  }
}

function* allConditions({ document, grants, types }: LintScope): Iterable<PlacedCondition> {
  const found = (names: readonly string[]): readonly ResourceType[] =>
    names.flatMap((name) => types.get(name) ?? []);
  for (const { grant, path, types: reached } of grants) {
    if (grant.where !== undefined)
      yield { condition: grant.where, path: `${path}.where`, use: 'grant', whole: path, types: reached };
  }
  for (const [at, { where, type }] of document.sets.entries()) {
    const whole = `sets[${at}]`;
    yield { condition: where, path: `${whole}.where`, use: 'set', whole, types: found([type]) };
  }
  for (const [at, { where, type }] of document.rowPolicies.entries()) {
    const whole = `rowPolicies[${at}]`;
    yield { condition: where, path: `${whole}.where`, use: 'row-policy', whole, types: found([type]) };
  }
  for (const [at, rule] of document.rules.entries()) {
    const place = { whole: `rules[${at}]`, types: found(rule.on) };
    if (rule.when !== undefined)
      yield { ...place, condition: rule.when, path: `${place.whole}.when`, use: 'when' };
    if (rule.kind === 'forbid' && rule.unless !== undefined)
      yield { ...place, condition: rule.unless, path: `${place.whole}.unless`, use: 'unless' };
  }
  for (const [at, { when, never }] of document.guards.entries()) {
    const place = { whole: `guards[${at}]`, types: found(never.kind === 'action' ? never.on : [never.type]) };
    if (when !== undefined) yield { ...place, condition: when, path: `${place.whole}.when`, use: 'guard' };
  }
  for (const [at, { on, steps, asks = [], attaches = [] }] of document.approvals.entries()) {
    for (const [list, use, parts] of [
      ['steps', 'step', steps],
      ['asks', 'asked', asks],
      ['attaches', 'asked', attaches],
    ] as const) {
      for (const [index, { when }] of parts.entries()) {
        const whole = `approvals[${at}].${list}[${index}]`;
        if (when !== undefined)
          yield { condition: when, path: `${whole}.when`, use, whole, types: found([on]) };
      }
    }
  }
}
