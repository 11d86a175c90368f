import type { Condition, Operand } from './condition.ts';
import type { ResourceType } from './document.ts';
import type { Subject } from './subject.ts';
import type { Value } from './values/value.ts';
import { fieldType } from './attributes.ts';
import type { GrantClause } from './grant-clause.ts';

/** Which facts, beside the record's own fields, change what a condition asks of records. */
export interface FactsAsked {
  /** Facts of the subject whose value matters; `heads` for the departments that it heads. */
  readonly subject: ReadonlySet<string>;
  /**
   * Facts of the subject that are only held against fields: they are put in as they stand, so whatever their value is,
   * what is asked differs in that value alone.
   */
  readonly put: ReadonlySet<string>;
  /** The record's folder. */
  readonly folder: boolean;
  /** The action, by name or through what a record that is still to be made cannot have in its history. */
  readonly action: boolean;
  /** The time, the tenant's zone or what the caller adds. */
  readonly environment: boolean;
  /** Every literal that is written, as `literalName` names it. */
  readonly literals: ReadonlySet<string>;
}

interface Gathering {
  readonly subject: Set<string>;
  readonly put: Set<string>;
  readonly literals: Set<string>;
  folder: boolean;
  action: boolean;
  environment: boolean;
}

/** A value as a text that is the same for equal values, and for some that are not. */
export const literalName = (value: Value): string =>
  'value' in value && typeof value.value === 'string' ? value.value : JSON.stringify(value);

const isField = (operand: Operand): boolean =>
  operand.kind === 'attribute' && operand.of === 'resource' && operand.name !== 'folder';

/** Through the zone a date meets an instant, and through the rates one currency another. */
const meetsThrough = (type: string | null): boolean =>
  type === 'date' || type === 'instant' || type === 'money';

/** Facts by value: whatever the operand is compared with. */
function gatherOperand(operand: Operand, type: ResourceType, found: Gathering): void {
  switch (operand.kind) {
    case 'literal':
      if (meetsThrough(operand.value.type)) found.environment = true;
      found.literals.add(literalName(operand.value));
      return;
    case 'now':
      found.environment = true;
      return;
    case 'arithmetic':
      gatherOperand(operand.left, type, found);
      gatherOperand(operand.right, type, found);
      return;
    case 'attribute':
      if (operand.of === 'subject') found.subject.add(operand.name);
      else if (operand.of === 'action') found.action = true;
      else if (operand.of === 'environment') found.environment = true;
      else if (operand.name === 'folder') found.folder = true;
      else if (meetsThrough(fieldType(type, operand.name))) found.environment = true;
      return;
    default:
      operand satisfies never;
  }
}

/** One operand, by what it is held against: a fact that is held against a field is put in. */
function gatherAgainst(
  operand: Operand,
  others: readonly Operand[],
  type: ResourceType,
  found: Gathering,
): void {
  const isFact = operand.kind === 'attribute' && operand.of === 'subject';
  if (isFact && others.every(isField)) found.put.add(operand.name);
  else gatherOperand(operand, type, found);
}

function gather(condition: Condition, type: ResourceType, found: Gathering): void {
  switch (condition.kind) {
    case 'constant':
      return;
    case 'and':
    case 'or':
      for (const each of condition.conditions) gather(each, type, found);
      return;
    case 'not':
      gather(condition.condition, type, found);
      return;
    case 'compare':
    case 'overlaps':
      gatherAgainst(condition.left, [condition.right], type, found);
      gatherAgainst(condition.right, [condition.left], type, found);
      return;
    case 'in':
      for (const each of condition.list) gatherAgainst(each, [condition.operand], type, found);
      gatherOperand(condition.operand, type, found);
      return;
    case 'within':
      gatherAgainst(condition.operand, [condition.tree], type, found);
      gatherAgainst(condition.tree, [condition.operand], type, found);
      return;
    case 'is-null':
      gatherOperand(condition.operand, type, found);
      return;
    case 'text':
      gatherAgainst(condition.operand, [condition.part], type, found);
      gatherAgainst(condition.part, [condition.operand], type, found);
      return;
    case 'took':
      found.put.add('person');
      found.action = true;
      return;
    default:
      condition satisfies never;
  }
}

const nothing = (): Gathering => {
  return {
    subject: new Set(),
    put: new Set(),
    literals: new Set(),
    folder: false,
    action: false,
    environment: false,
  };
};

/** What a condition on records of a type asks of anything else. */
export function factsAsked(conditions: readonly Condition[], type: ResourceType): FactsAsked {
  const found = nothing();
  for (const condition of conditions) gather(condition, type, found);
  return found;
}

/** The same of the clauses of a grant. @param subject any: clauses ask alike of everybody */
export function factsAskedByClauses(
  clauses: readonly GrantClause[],
  type: ResourceType,
  subject: Subject,
): FactsAsked {
  const found = nothing();
  for (const clause of clauses) {
    if (clause.clause === 'qualifier' && clause.qualifier === 'department') {
      found.put.add('department');
      found.put.add('heads');
    } else gather(clause.condition(subject), type, found);
  }
  return found;
}

/** Everything that any of them asks. */
export function factsOfAll(all: readonly FactsAsked[]): FactsAsked {
  const found = nothing();
  for (const each of all) {
    for (const name of each.subject) found.subject.add(name);
    for (const name of each.put) found.put.add(name);
    for (const literal of each.literals) found.literals.add(literal);
    found.folder ||= each.folder;
    found.action ||= each.action;
    found.environment ||= each.environment;
  }
  return found;
}
