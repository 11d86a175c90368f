import type { ResourceType } from '../document.ts';
import type { Report, ValidationScope } from './validation-scope.ts';
import { ACTION_GROUPS, COMMON_ACTIONS, REMIT_MODULE, moduleOf, shortNameOf } from '../catalog.ts';
import { nearestNames } from '../why-not/nearest-names.ts';
import { isWord, validateUnique } from './validate-names.ts';

function validateName({ name }: ResourceType, path: string, { modules, report }: ValidationScope): void {
  const module = moduleOf(name);
  if (module !== REMIT_MODULE && !modules.includes(module))
    report('unknown-name', path, `\`${name}\` names no module.`, nearestNames(module, modules));
  if (!isWord(shortNameOf(name)))
    report('malformed-value', path, `\`${name}\` must be a module, a dot and a word.`);
}

function validateFields({ fields }: ResourceType, path: string, report: Report): void {
  validateUnique(
    fields.map((field) => field.name),
    path,
    'field',
    report,
  );
  fields.forEach((field, index) => {
    const at = `${path}[${index}]`;
    if (!isWord(field.name))
      report('malformed-value', at, `\`${field.name}\` is no word of letters and digits.`);
    if (field.name === 'folder')
      report('reserved-name', at, '`folder` is the place of every record; rename it.');
    if (field.type === 'enum' && (field.values ?? []).length === 0)
      report('malformed-value', at, `The enum \`${field.name}\` must list its values.`);
  });
}

/** What a type may say a field means, and the type that the field then has; null where any will do. */
const MEANINGS = [
  ['owner', 'member'],
  ['amount', 'money'],
  ['department', 'department'],
  ['title', null],
] as const;

function validateMeanings(type: ResourceType, path: string, report: Report): void {
  for (const [meaning, wanted] of MEANINGS) {
    const name = type[meaning];
    if (name === undefined) continue;
    const at = `${path}.${meaning}`;
    const field = type.fields.find((each) => each.name === name);
    const names = type.fields.map((each) => each.name);
    if (field === undefined)
      report('unknown-name', at, `\`${type.name}\` has no field \`${name}\`.`, nearestNames(name, names));
    else if (wanted !== null && field.type !== wanted)
      report(
        'type-mismatch',
        at,
        `The ${meaning} must be a ${wanted} field; \`${name}\` is a ${field.type}.`,
      );
  }
}

const TAKEN: ReadonlySet<string> = new Set([...COMMON_ACTIONS, ...ACTION_GROUPS]);

function validateOwnActions({ actions }: ResourceType, path: string, report: Report): void {
  validateUnique(actions, path, 'action', report);
  actions.forEach((action, index) => {
    const at = `${path}[${index}]`;
    if (TAKEN.has(action)) report('reserved-name', at, `Every type has \`${action}\` already.`);
    else if (!isWord(action))
      report('malformed-value', at, `\`${action}\` is no word of letters and digits.`);
  });
}

/** The tenant's own types: their names, their fields and what those mean, and the actions they add. */
export function validateTypes(scope: ValidationScope): void {
  const { document, report } = scope;
  validateUnique(
    document.resources.map((type) => type.name),
    'resources',
    'type',
    report,
  );
  document.resources.forEach((type, index) => {
    const path = `resources[${index}]`;
    if (moduleOf(type.name) === REMIT_MODULE) report('reserved-name', path, '`remit` is Remit’s own module.');
    validateName(type, `${path}.name`, scope);
    validateFields(type, `${path}.fields`, report);
    validateMeanings(type, path, report);
    validateOwnActions(type, `${path}.actions`, report);
  });
}
