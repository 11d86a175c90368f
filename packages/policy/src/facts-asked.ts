import type { Condition, Operand } from './condition.ts';
import type { ResourceType } from './document.ts';
import type { Subject } from './subject.ts';
import { fieldType } from './attributes.ts';
import type { GrantClause } from './grant-clauses.ts';

/** Which facts, beside the record's own fields, change what a condition asks of records. */
export interface FactsAsked {
  /** Facts of the subject whose value matters; `heads` for the departments that it heads. */
  readonly subject: ReadonlySet<string>;
  /**
   * Facts that tell one subject from another and are only held equal, or not, to a field: what is asked differs in the
   * name alone, so it stands alike to everything else that is asked unless that name is written there too.
   */
  readonly identity: ReadonlySet<string>;
  /** The record's folder. */
  readonly folder: boolean;
  /** The action, by name or through what a record that is still to be made cannot have in its history. */
  readonly action: boolean;
  /** The time, the tenant's zone and rates, or what the caller adds. */
  readonly environment: boolean;
  /** Every text that is written as a literal. */
  readonly texts: ReadonlySet<string>;
}

const IDENTITY: ReadonlySet<string> = new Set(['id', 'person', 'email', 'name']);

interface Gathering {
  readonly subject: Set<string>;
  readonly identity: Set<string>;
  readonly texts: Set<string>;
  folder: boolean;
  action: boolean;
  environment: boolean;
}

const isField = (operand: Operand): boolean =>
  operand.kind === 'attribute' && operand.of === 'resource' && operand.name !== 'folder';

const isIdentity = (operand: Operand): operand is Extract<Operand, { kind: 'attribute' }> =>
  operand.kind === 'attribute' && operand.of === 'subject' && IDENTITY.has(operand.name);

/** Through the zone a date meets an instant, and through the rates one currency another. */
const meetsThrough = (type: string | null): boolean =>
  type === 'date' || type === 'instant' || type === 'money';

/** Facts by value: whatever the operand is compared with. */
function gatherOperand(operand: Operand, type: ResourceType, found: Gathering): void {
  switch (operand.kind) {
    case 'literal': {
      const { value } = operand;
      if (meetsThrough(value.type)) found.environment = true;
      if (value.type === 'text[]') for (const each of value.value) found.texts.add(each);
      else if ('value' in value && typeof value.value === 'string') found.texts.add(value.value);
      return;
    }
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

/** The facts of both sides of `=`: a name that is held against a field is asked as a name alone. */
function gatherEquals(left: Operand, right: Operand, type: ResourceType, found: Gathering): void {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (isIdentity(one) && isField(other)) found.identity.add(one.name);
    else gatherOperand(one, type, found);
  }
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
      if (condition.operator === '=' || condition.operator === '!=')
        gatherEquals(condition.left, condition.right, type, found);
      else for (const each of [condition.left, condition.right]) gatherOperand(each, type, found);
      return;
    case 'in':
      for (const each of condition.list) {
        if (isIdentity(each) && isField(condition.operand)) found.identity.add(each.name);
        else gatherOperand(each, type, found);
      }
      gatherOperand(condition.operand, type, found);
      return;
    case 'within':
      for (const each of [condition.operand, condition.tree]) gatherOperand(each, type, found);
      return;
    case 'is-null':
      gatherOperand(condition.operand, type, found);
      return;
    case 'text':
      for (const each of [condition.operand, condition.part]) gatherOperand(each, type, found);
      return;
    case 'overlaps':
      for (const each of [condition.left, condition.right]) gatherOperand(each, type, found);
      return;
    case 'took':
      found.identity.add('person');
      found.action = true;
      return;
    default:
      condition satisfies never;
  }
}

const nothing = (): Gathering => {
  return {
    subject: new Set(),
    identity: new Set(),
    texts: new Set(),
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
      found.subject.add('department');
      found.subject.add('heads');
    } else gather(clause.condition(subject), type, found);
  }
  return found;
}

/** Everything that any of them asks. */
export function factsOfAll(all: readonly FactsAsked[]): FactsAsked {
  const found = nothing();
  for (const each of all) {
    for (const name of each.subject) found.subject.add(name);
    for (const name of each.identity) found.identity.add(name);
    for (const text of each.texts) found.texts.add(text);
    found.folder ||= each.folder;
    found.action ||= each.action;
    found.environment ||= each.environment;
  }
  return found;
}
