import type { Condition } from '../condition.ts';
import { type ConditionPart, partsOf } from '../condition-parts.ts';
import type { ValueType } from '../values/value.ts';
import type { Aggregation, Approval, PolicyDocument, ResourceType } from '../document.ts';
import type { ValidationScope } from './validation-scope.ts';
import { fieldType } from '../attributes.ts';
import { nearestNames } from '../why-not/nearest-names.ts';
import { validateUnique } from './validate-names.ts';

/** The field by which records lie in a stretch of time. */
const WHEN = 'submitted_at';

const MOST = 20;
const YEAR = 366 * 24 * 60 * 60 * 1000;

/** What two records can have in common. An amount or a moment of two records is never the same but by chance. */
const SHARED: ReadonlySet<ValueType | null> = new Set(['text', 'enum', 'member', 'department', 'folder']);

/** What keeps a sum from going through every record of a tenant. */
const NARROWING: ReadonlySet<ValueType | null> = new Set(['member', 'department']);

function validateAggregation(
  { of, by, over }: Aggregation,
  type: ResourceType,
  path: string,
  { report }: ValidationScope,
): void {
  const unknown = (field: string, at: string): void =>
    report(
      'unknown-name',
      `${path}.${at}`,
      `\`${type.name}\` has no field \`${field}\`.`,
      nearestNames(
        field,
        type.fields.map(({ name }) => name),
      ),
    );
  if (of !== undefined) {
    const found = fieldType(type, of);
    if (found === null) unknown(of, 'of');
    else if (found !== 'money')
      report('type-mismatch', `${path}.of`, `A total is of an amount of money, and \`${of}\` is a ${found}.`);
  }
  by.forEach((field, at) => {
    const found = fieldType(type, field);
    if (found === null) unknown(field, `by[${at}]`);
    else if (!SHARED.has(found))
      report(
        'type-mismatch',
        `${path}.by[${at}]`,
        `Records have no ${found} such as \`${field}\` in common.`,
      );
  });
  if (!by.some((field) => NARROWING.has(fieldType(type, field))))
    report(
      'malformed-value',
      `${path}.by`,
      'What records have in common includes a member or a department, such as who submitted them.',
    );
  if (!Number.isSafeInteger(over) || over < 1 || over > YEAR)
    report(
      'malformed-value',
      `${path}.over`,
      'The time that is looked over is above nothing and at most 366 days.',
    );
}

/** What steps may ask about a record together with others like it: fields that there are, and a time. */
export function validateAggregations(
  { aggregations = [], on }: Approval,
  index: number,
  type: ResourceType | null,
  scope: ValidationScope,
): void {
  const path = `approvals[${index}].aggregations`;
  if (aggregations.length > MOST)
    scope.report('over-limit', path, `An approval has at most ${MOST} totals and counts.`);
  // Approvals of one type are gone through together, and what they ask for has one name there.
  const before = scope.document.approvals.slice(0, index).filter((each) => each.on === on);
  const taken = new Set(before.flatMap((each) => (each.aggregations ?? []).map(({ name }) => name)));
  aggregations.forEach(({ name }, at) => {
    if (taken.has(name))
      scope.report(
        'duplicate-name',
        `${path}[${at}].name`,
        `Another approval of \`${on}\` has \`${name}\` already.`,
      );
  });
  validateUnique(
    aggregations.map(({ name }) => name),
    path,
    'total or count',
    scope.report,
  );
  if (type === null || aggregations.length === 0) return;
  if (fieldType(type, WHEN) !== 'instant')
    scope.report(
      'unknown-name',
      path,
      `Records are added up by when they were submitted, and \`${type.name}\` has no instant \`${WHEN}\`.`,
    );
  aggregations.forEach((each, at) => validateAggregation(each, type, `${path}[${at}]`, scope));
}

/** What a condition asks of the circumstances, by name. */
function circumstancesIn(condition: Condition): ReadonlySet<string> {
  const open: ConditionPart[] = [condition];
  const found = new Set<string>();
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part.kind === 'attribute' && part.of === 'environment') found.add(part.name);
    open.push(...(part.kind === 'in' ? part.list : []), ...partsOf(part));
  }
  return found;
}

/** Every condition beside those of steps, with its place. */
function* otherConditions(document: PolicyDocument): Generator<readonly [string, Condition | undefined]> {
  const { roles, folderScopes, sets, rowPolicies, rules, guards, approvals } = document;
  for (const [list, name] of [
    [roles, 'roles'],
    [folderScopes, 'folderScopes'],
  ] as const) {
    for (const [at, { grants }] of list.entries())
      for (const [index, { where }] of grants.entries())
        yield [`${name}[${at}].grants[${index}].where`, where];
  }
  for (const [at, { where }] of sets.entries()) yield [`sets[${at}].where`, where];
  for (const [at, { where }] of rowPolicies.entries()) yield [`rowPolicies[${at}].where`, where];
  for (const [at, rule] of rules.entries()) {
    yield [`rules[${at}].when`, rule.when];
    if (rule.kind === 'forbid') yield [`rules[${at}].unless`, rule.unless];
  }
  for (const [at, { when }] of guards.entries()) yield [`guards[${at}].when`, when];
  for (const [at, { asks = [], attaches = [] }] of approvals.entries()) {
    for (const [index, { when }] of asks.entries()) yield [`approvals[${at}].asks[${index}].when`, when];
    for (const [index, { when }] of attaches.entries())
      yield [`approvals[${at}].attaches[${index}].when`, when];
  }
}

/** A list has no such sum for each of its rows: a rule that asked for one would close them all, and a grant open none. */
export function validateAggregationUse({ document, report }: ValidationScope): void {
  const names = new Map(
    document.approvals.flatMap(({ name, aggregations = [] }) =>
      aggregations.map((each) => [each.name, name] as const),
    ),
  );
  if (names.size === 0) return;
  for (const [path, condition] of otherConditions(document)) {
    if (condition === undefined) continue;
    const used = [...circumstancesIn(condition)].find((name) => names.has(name));
    if (used !== undefined)
      report(
        'not-recorded',
        path,
        `\`context.${used}\` is known to the steps of the approval \`${names.get(used)}\` alone; ask for it there.`,
      );
  }
}
