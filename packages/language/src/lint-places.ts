import type { Condition, Operand } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import { SUBJECT_ATTRIBUTES } from '@remit/policy/attributes';
import { nearestNames } from '@remit/policy/why-not/nearest-names';
import { operandType } from '@remit/policy/values/operand-type';
import type { LintPeople } from './lint-people.ts';
import type { LintScope } from './lint-scope.ts';
import { placedConditions } from './placed-conditions.ts';
import { conditionsIn, operandPlaces, type PlacedPart } from './walk-condition.ts';

interface Pair {
  readonly asked: Operand;
  readonly against: PlacedPart<Operand>;
}

/** What a condition compares with what, each way round. */
function pairsOf({ part, path }: PlacedPart<Condition>): readonly Pair[] {
  switch (part.kind) {
    case 'compare':
      return [
        { asked: part.left, against: { part: part.right, path: `${path}.right` } },
        { asked: part.right, against: { part: part.left, path: `${path}.left` } },
      ];
    case 'within':
      return [{ asked: part.operand, against: { part: part.tree, path: `${path}.tree` } }];
    case 'in':
      return part.list.map((each, index) => {
        return { asked: part.operand, against: { part: each, path: `${path}.list[${index}]` } };
      });
    case 'and':
    case 'or':
    case 'not':
    case 'constant':
    case 'is-null':
    case 'text':
    case 'overlaps':
    case 'took':
      return [];
    default:
      return part satisfies never;
  }
}

/** A literal path of a tree in which there is no such place; null for all else. */
function unknownPlace({ asked, against }: Pair, types: readonly ResourceType[], people: LintPeople) {
  if (against.part.kind !== 'literal') return null;
  const { value } = against.part;
  const path =
    value.type === 'text' || value.type === 'folder' || value.type === 'department' ? value.value : null;
  const [type] = types;
  if (path === null || type === undefined) return null;
  const tree = value.type === 'text' ? operandType(asked, type) : value.type;
  if (tree !== 'folder' && tree !== 'department') return null;
  const known = tree === 'folder' ? people.folders : people.departments;
  return known.has(path) ? null : { tree, path };
}

/** Paths in conditions that lead to no folder or department of the tenant. */
function lintPaths(
  condition: PlacedPart<Condition>,
  types: readonly ResourceType[],
  people: LintPeople,
  { report }: LintScope,
): void {
  for (const pair of conditionsIn(condition.part, condition.path).flatMap(pairsOf)) {
    const place = unknownPlace(pair, types, people);
    if (place === null) continue;
    const nearest = people.near(place.tree, place.path);
    report({
      code: 'unknown-place',
      severity: 'warning',
      path: pair.against.path,
      sentence: `There is no ${place.tree} \`${place.path}\`.`,
      nearest,
      fixes: nearest.map((each) => ({
        label: `Write \`${each}\``,
        edits: [{ kind: 'replace', path: `${pair.against.path}.value.value`, value: each }],
      })),
    });
  }
}

/** Attributes of the subject that no member has: what they are compared with is then always unknown. */
function lintAttributes(condition: PlacedPart<Condition>, people: LintPeople, { report }: LintScope): void {
  for (const { part, path } of operandPlaces(condition.part, condition.path)) {
    if (part.kind !== 'attribute' || part.of !== 'subject') continue;
    if (Object.hasOwn(SUBJECT_ATTRIBUTES, part.name)) {
      if (people.attributes.has(part.name))
        report({
          code: 'shadowed-name',
          severity: 'warning',
          path,
          sentence: `\`subject.${part.name}\` is what Remit keeps of every member; your own attribute \`${part.name}\` is never asked.`,
        });
      continue;
    }
    if (people.attributes.has(part.name)) continue;
    const nearest = nearestNames(part.name, [...Object.keys(SUBJECT_ATTRIBUTES), ...people.attributes]);
    report({
      code: 'unknown-attribute',
      severity: 'warning',
      path,
      sentence: `No member has an attribute \`${part.name}\`, so what it is compared with stays unknown.`,
      nearest,
      fixes: nearest.map((each) => ({
        label: `Write \`${each}\``,
        edits: [{ kind: 'replace', path: `${path}.name`, value: each }],
      })),
    });
  }
}

/** What conditions name of the directory, and the directory does not have. */
export function lintPlaces(scope: LintScope): void {
  const { people } = scope;
  if (people === null) return;
  for (const { condition, path, types } of placedConditions(scope)) {
    lintPaths({ part: condition, path }, types, people, scope);
    lintAttributes({ part: condition, path }, people, scope);
  }
}
