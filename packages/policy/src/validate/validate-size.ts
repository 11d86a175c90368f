import type { Condition } from '../condition.ts';
import type { Grant, PolicyDocument } from '../document.ts';
import type { Report } from './validation-scope.ts';
import { countParts } from '../condition-parts.ts';
import { LIMITS } from '../limits.ts';

/** Every grant of a document, of roles and of folder scopes. */
const grantsOf = ({ roles, folderScopes }: PolicyDocument): readonly Grant[] =>
  [...roles, ...folderScopes].flatMap(({ grants }) => grants);

interface Asked {
  readonly condition: Condition | undefined;
  /** Names of the types that it is asked of, checked against and made ready for; null where that may be any. */
  readonly on: readonly string[] | null;
}

/** Every condition of a document, with what it is asked of. */
export function* conditionsOf(document: PolicyDocument): Generator<Asked> {
  for (const { where, on } of grantsOf(document)) yield { condition: where, on: on ?? null };
  for (const { where, type } of [...document.sets, ...document.rowPolicies])
    yield { condition: where, on: [type] };
  for (const rule of document.rules) {
    yield { condition: rule.when, on: rule.on };
    if (rule.kind === 'forbid') yield { condition: rule.unless, on: rule.on };
  }
  for (const { asks = [], attaches = [], steps, on } of document.approvals)
    for (const { when } of [...asks, ...attaches, ...steps]) yield { condition: when, on: [on] };
  for (const { when, never } of document.guards)
    yield { condition: when, on: never.kind === 'action' ? never.on : [never.type] };
}

/** Whether all conditions together are more than a policy is made of; one alone has a bound of its own. */
function tooManyParts(document: PolicyDocument): boolean {
  let left = LIMITS.parts;
  for (const { condition, on } of conditionsOf(document)) {
    if (condition === undefined) continue;
    left -=
      Math.max(1, on?.length ?? document.resources.length) *
      Math.min(countParts(condition, LIMITS.nodes + LIMITS.list), left + 1);
    if (left < 0) return true;
  }
  return false;
}

const LISTS = [
  'modules',
  'resources',
  'sets',
  'roles',
  'folderScopes',
  'rowPolicies',
  'fieldRules',
  'rules',
  'exclusions',
  'approvals',
  'guards',
  'tests',
  'comments',
] as const satisfies readonly (keyof PolicyDocument)[];

const NAMED = [
  'modules',
  'resources',
  'sets',
  'roles',
  'rowPolicies',
  'rules',
  'exclusions',
  'guards',
] as const;

/**
 * Bounds of a document as a whole, which keep looking through it short. What is over one is reported before anything
 * else is looked at, and nothing else then is.
 * @returns whether the document is within all of them
 */
export function validateSize(document: PolicyDocument, report: Report): boolean {
  let within = true;
  const over = (path: string, sentence: string): void => {
    within = false;
    report('over-limit', path, sentence);
  };
  for (const list of LISTS) {
    if (document[list].length > LIMITS[list])
      over(
        list,
        `A policy has at most ${LIMITS[list]} of \`${list}\`, and this one has ${document[list].length}.`,
      );
  }
  if (!within) return false;
  for (const list of NAMED) {
    const at = document[list].findIndex(({ name }) => name.length > LIMITS.name);
    if (at >= 0) over(`${list}[${at}].name`, `A name has at most ${LIMITS.name} characters.`);
  }
  const fields = document.resources.findIndex((type) => type.fields.length > LIMITS.fields);
  if (fields >= 0) over(`resources[${fields}].fields`, `A type has at most ${LIMITS.fields} fields.`);
  if (grantsOf(document).length > LIMITS.grants)
    over('roles', `A policy has at most ${LIMITS.grants} grants, in roles and folder scopes together.`);
  else if (tooManyParts(document))
    over(
      'roles',
      `All conditions together have at most ${LIMITS.parts} parts, counted for each type they bear on.`,
    );
  return within;
}
