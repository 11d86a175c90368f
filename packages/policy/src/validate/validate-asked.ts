import { alwaysAsked, askableFields, neverAsked } from '../asked-fields.ts';
import type { Approval, AskedFile, Question, ResourceType } from '../document.ts';
import { nearestNames } from '../why-not/nearest-names.ts';
import { validateCondition } from './validate-condition.ts';
import { validateUnique } from './validate-names.ts';
import type { ValidationScope } from './validation-scope.ts';

/** Nobody brings more along than this. */
const MOST_FILES = 20;

function validateQuestion(
  { field, optional, when }: Question,
  type: ResourceType,
  path: string,
  { report }: ValidationScope,
): void {
  const reason = neverAsked(type, field);
  const names = askableFields(type).map(({ name }) => name);
  if (reason !== null)
    report(
      'malformed-value',
      `${path}.field`,
      `Nobody is asked for \`${field}\`: ${reason}. Questions are about ${names.map((name) => `\`${name}\``).join(', ')}.`,
    );
  else if (!names.includes(field))
    report(
      'unknown-name',
      `${path}.field`,
      `\`${type.name}\` has no field \`${field}\`.`,
      nearestNames(field, names),
    );
  else if (alwaysAsked(type).includes(field) && (optional !== undefined || when !== undefined))
    report(
      'malformed-value',
      path,
      `\`${field}\` is the title, the amount or the department of \`${type.name}\`: it is asked for always, and never left empty.`,
    );
}

function validateTerms(
  { text, when }: Question | AskedFile,
  type: ResourceType | null,
  path: string,
  { report }: ValidationScope,
): void {
  if (text?.trim() === '')
    report('malformed-value', `${path}.text`, 'What a form asks is said in words, and here are none.');
  if (when !== undefined && type !== null) validateCondition(when, [type], `${path}.when`, report);
}

/** What the form of a request asks for: fields that somebody can fill in, and files, each once for its type. */
export function validateAsked(
  { on, asks = [], attaches = [] }: Approval,
  index: number,
  type: ResourceType | null,
  scope: ValidationScope,
): void {
  const path = `approvals[${index}]`;
  const { document, report } = scope;
  asks.forEach((question, at) => {
    if (type !== null) validateQuestion(question, type, `${path}.asks[${at}]`, scope);
    validateTerms(question, type, `${path}.asks[${at}]`, scope);
  });
  attaches.forEach((file, at) => validateTerms(file, type, `${path}.attaches[${at}]`, scope));
  if (attaches.length > MOST_FILES)
    report('over-limit', `${path}.attaches`, `An approval asks for at most ${MOST_FILES} files.`);
  const fields = asks.map(({ field }) => field);
  const files = attaches.map(({ name }) => name);
  validateUnique(fields, `${path}.asks`, 'question about', report);
  validateUnique(files, `${path}.attaches`, 'file', report);
  // Approvals of one type are gone through together, and have one form.
  const before = document.approvals.slice(0, index).filter((each) => each.on === on);
  const taken = (names: readonly string[], known: readonly string[], list: string): void => {
    names.forEach((name, at) => {
      if (known.includes(name))
        report(
          'duplicate-name',
          `${path}.${list}[${at}]`,
          `Another approval of \`${on}\` asks for \`${name}\` already.`,
        );
    });
  };
  const asked = before.flatMap((each) => (each.asks ?? []).map(({ field }) => field));
  const brought = before.flatMap((each) => (each.attaches ?? []).map(({ name }) => name));
  taken(fields, asked, 'asks');
  taken(files, brought, 'attaches');
}
