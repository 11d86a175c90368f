import type { Condition, Operand } from '@remit/policy/condition';
import type { Grant, PolicyDocument, ResourceType } from '@remit/policy/document';
import type { PolicyProblem } from '@remit/policy/validate/policy-problem';
import type { RowComparison, RowCondition } from '@remit/policy/row-filter';
import type { Value, ValueType } from '@remit/policy/values/value';
import { SUBJECT_ATTRIBUTES } from '@remit/policy/attributes';
import { REMIT_MODULE, moduleOf } from '@remit/policy/catalog';
import { columnsOf, type Columns } from './columns.ts';
import { compileCondition } from './compile-condition.ts';
import { Untranslatable } from './untranslatable.ts';

/** A fact of each type, as long as one can be: what is exact of it is exact of every other. */
const LONGEST: { readonly [T in ValueType]: Value } = {
  text: { type: 'text', value: '/x' },
  enum: { type: 'enum', value: 'x' },
  member: { type: 'member', value: 'x' },
  department: { type: 'department', value: '/x' },
  folder: { type: 'folder', value: '/x' },
  number: { type: 'number', value: '9'.repeat(100) },
  money: { type: 'money', minor: Number.MAX_SAFE_INTEGER, currency: 'EUR' },
  date: { type: 'date', value: '2026-11-20' },
  instant: { type: 'instant', value: 0 },
  duration: { type: 'duration', milliseconds: 86_400_000 },
  boolean: { type: 'boolean', value: true },
  'text[]': { type: 'text[]', value: ['x'] },
};

/** What a fact of no declared type may turn out to be; every kind of text is asked alike. */
const UNDECLARED = ['text', 'number', 'money', 'date', 'instant', 'duration', 'boolean', 'text[]'] as const;

/** More facts of no declared type than these in one comparison would be too many combinations to try. */
const MOST_UNDECLARED = 4;

type Facts = ReadonlyMap<string, Value>;

const isOfRow = (operand: Operand): boolean =>
  operand.kind === 'arithmetic'
    ? isOfRow(operand.left) || isOfRow(operand.right)
    : operand.kind === 'attribute' && operand.of === 'resource';

/** @returns null for a fact that only the tenant knows the type of */
function declaredType(operand: Operand): ValueType | null {
  if (operand.kind === 'now') return 'instant';
  if (operand.kind !== 'attribute') return null;
  if (operand.of === 'action') return 'text';
  if (operand.of !== 'subject' || !Object.hasOwn(SUBJECT_ATTRIBUTES, operand.name)) return null;
  return SUBJECT_ATTRIBUTES[operand.name as keyof typeof SUBJECT_ATTRIBUTES];
}

const factName = (operand: Extract<Operand, { kind: 'attribute' }>): string =>
  `${operand.of}.${operand.name}`;

function undeclared(operand: Operand): readonly string[] {
  if (operand.kind === 'arithmetic') return [...undeclared(operand.left), ...undeclared(operand.right)];
  if (operand.kind !== 'attribute' || operand.of === 'resource' || declaredType(operand) !== null) return [];
  return [factName(operand)];
}

/** Puts in a fact for everything that is none of the row, as planning would. */
function put(operand: Operand, facts: Facts): Operand {
  if (operand.kind === 'literal' || (operand.kind === 'attribute' && operand.of === 'resource'))
    return operand;
  if (operand.kind === 'arithmetic')
    return { ...operand, left: put(operand.left, facts), right: put(operand.right, facts) };
  const declared = declaredType(operand);
  const fact = operand.kind === 'attribute' ? facts.get(factName(operand)) : undefined;
  return { kind: 'literal', value: declared === null ? (fact ?? LONGEST.text) : LONGEST[declared] };
}

function combinations(names: readonly string[]): readonly Facts[] {
  let found: readonly Facts[] = [new Map()];
  for (const name of names)
    found = found.flatMap((facts) => UNDECLARED.map((type) => new Map([...facts, [name, LONGEST[type]]])));
  return found;
}

/** Comparisons alone can be inexact. A list is one with each of its entries. */
function comparisonsOf(condition: Condition): readonly RowComparison[] {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return condition.conditions.flatMap(comparisonsOf);
    case 'not':
      return comparisonsOf(condition.condition);
    case 'compare':
      return [condition];
    case 'in':
      return condition.list.map((right) => {
        return { kind: 'compare', operator: '=', left: condition.operand, right };
      });
    case 'within':
      return [{ kind: 'compare', operator: '=', left: condition.operand, right: condition.tree }];
    case 'text':
      return [{ kind: 'compare', operator: '=', left: condition.operand, right: condition.part }];
    case 'overlaps':
      return [{ kind: 'compare', operator: '=', left: condition.left, right: condition.right }];
    case 'constant':
    case 'is-null':
    case 'took':
      return [];
    default:
      return condition satisfies never;
  }
}

/** What stands in the way of asking a condition of stored rows; null when nothing does. */
function obstacle(condition: RowCondition, columns: Columns): Untranslatable | null {
  try {
    compileCondition(condition, columns, 'true');
    return null;
  } catch (error) {
    if (error instanceof Untranslatable) return error;
    throw error;
  }
}

function problemOf(comparison: RowComparison, columns: Columns): string | null {
  const { left, right } = comparison;
  // What compares a field with a fact as they stand is always exact, and nearly everything does.
  const plain = left.kind !== 'arithmetic' && right.kind !== 'arithmetic';
  if (plain && !(isOfRow(left) && isOfRow(right))) return null;
  const names = [...new Set([...undeclared(left), ...undeclared(right)])];
  if (names.length > MOST_UNDECLARED)
    return `a comparison with more than ${MOST_UNDECLARED} facts whose type is not declared: ${names.join(', ')}`;
  for (const facts of combinations(names)) {
    const found = obstacle({ ...comparison, left: put(left, facts), right: put(right, facts) }, columns);
    // A moment that is known meets a date or an instant of a record in the tenant's zone when the list is planned.
    const planned = found?.code === 'date-with-instant' && !(isOfRow(left) && isOfRow(right));
    if (found !== null && !planned) return found.message;
  }
  return null;
}

interface Part {
  readonly path: string;
  readonly condition: Condition | undefined;
  readonly types: readonly string[];
}

function grantParts(
  grants: readonly Grant[],
  module: string | undefined,
  path: string,
  all: readonly ResourceType[],
): readonly Part[] {
  const bare = all.map(({ name }) => name).filter((name) => moduleOf(name) === (module ?? moduleOf(name)));
  return grants.map(({ where, on }, at) => ({
    path: `${path}[${at}].where`,
    condition: where,
    types: on ?? bare,
  }));
}

/** Every condition of a document that lists of records are filtered by, with the types that it is put to. */
function partsOf(document: PolicyDocument): readonly Part[] {
  const { sets, roles, folderScopes, rowPolicies, rules, resources } = document;
  const moduleOfRole = (name: string): string | undefined => roles.find((role) => role.name === name)?.module;
  return [
    ...sets.map(({ where, type }, at) => ({ path: `sets[${at}].where`, condition: where, types: [type] })),
    ...roles.flatMap(({ grants, module }, at) =>
      grantParts(grants, module, `roles[${at}].grants`, resources),
    ),
    ...folderScopes.flatMap(({ grants, role }, at) =>
      grantParts(grants, moduleOfRole(role), `folderScopes[${at}].grants`, resources),
    ),
    ...rowPolicies.map(({ where, type }, at) => ({
      path: `rowPolicies[${at}].where`,
      condition: where,
      types: [type],
    })),
    ...rules.flatMap((rule, at) => [
      { path: `rules[${at}].when`, condition: rule.when, types: rule.on },
      {
        path: `rules[${at}].unless`,
        condition: rule.kind === 'forbid' ? rule.unless : undefined,
        types: rule.on,
      },
    ]),
  ];
}

/**
 * What a valid document says that lists could not ask of stored records exactly, for whoever saves it: it is refused
 * then, because a list may neither leave out a record nor show one too many. What administers Remit itself is in no
 * table of a module, and is left out.
 * @returns one problem for each condition or type; empty when every list can be asked
 */
export function untranslatableParts(document: PolicyDocument): readonly PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const report = (path: string, message: string): void => {
    const sentence = `Stored records cannot be asked this exactly: ${message}.`;
    problems.push({ kind: 'untranslatable', path, sentence, nearest: [] });
  };
  const tables = new Map<string, Columns>();
  document.resources.forEach((type, at) => {
    if (moduleOf(type.name) === REMIT_MODULE) return;
    try {
      tables.set(type.name, columnsOf(type));
    } catch (error) {
      if (!(error instanceof Untranslatable)) throw error;
      report(`resources[${at}]`, error.message);
    }
  });
  for (const { path, condition, types } of partsOf(document)) {
    const comparisons = condition === undefined ? [] : comparisonsOf(condition);
    const asked = types.flatMap((name) => tables.get(name) ?? []);
    const found = asked
      .flatMap((columns) => comparisons.map((each) => problemOf(each, columns)))
      .find((problem) => problem !== null);
    if (found !== undefined && found !== null) report(path, found);
  }
  return problems;
}
