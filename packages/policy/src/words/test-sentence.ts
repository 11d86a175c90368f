import type { PolicyTest, TestSubject, TestValue } from '../document.ts';
import { lowered, type PolicyNames } from './sentence-part.ts';

const list = (parts: readonly string[], last: 'and' | 'or' = 'and'): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1) ?? ''}`;

const withArticle = (noun: string): string => `${/^[aeiou]/iu.test(noun) ? 'an' : 'a'} ${noun}`;

const somewhere = (folder: string): string => (folder === '/' ? '' : ` in ${folder}`);

function whoWords(subject: TestSubject, { role }: PolicyNames): string {
  if (subject.kind === 'member') return subject.email;
  const roles = subject.roles.map((held) => `${role(held.role)}${somewhere(held.folder)}`);
  const who = roles.length === 0 ? 'Somebody without a role' : `A holder of ${list(roles)}`;
  const department = subject.department === undefined ? [] : [`of the department ${subject.department}`];
  const heads = subject.heads === undefined ? [] : [`head of ${list(subject.heads)}`];
  return [who, ...department, ...heads].join(', ');
}

function valueWords(value: TestValue, names: PolicyNames): string {
  if (value === null) return 'no value';
  return value.type === 'subject' ? 'that person' : names.value(value);
}

/** What comes of a test, in words: `may approve it`, `sees its margin masked`. */
export function outcomeWords(expect: PolicyTest['expect'], came: string, label: string): string {
  if (expect.kind === 'decision') return `${came === 'allow' ? 'may' : 'may not'} ${expect.action} it`;
  switch (came) {
    case 'hidden':
      return `does not see its ${label}`;
    case 'masked':
      return `sees its ${label} masked`;
    case 'readable':
      return `sees its ${label} and may not edit it`;
    case 'writable':
      return `sees its ${label} and may edit it`;
    default:
      return came;
  }
}

/** The label of the field that a test asks about; empty for a decision. */
export function fieldAsked({ type, expect }: PolicyTest, names: PolicyNames): string {
  if (expect.kind === 'decision') return '';
  const found = names.type(type)?.fields.find(({ name }) => name === expect.field);
  return found === undefined ? `“${expect.field}”` : lowered(found.label);
}

/** A test as one reads it: who, with which record, and what is expected. */
export function testSentence(test: PolicyTest, names: PolicyNames): string {
  const type = names.type(test.type);
  const record = `${withArticle(lowered(type?.label ?? `“${test.type}”`))}${somewhere(test.folder)}`;
  const given = Object.entries(test.attributes).map(([name, value]) => {
    const label = type?.fields.find((field) => field.name === name)?.label;
    return `${label === undefined ? `“${name}”` : lowered(label)} ${valueWords(value, names)}`;
  });
  const after = (test.history ?? []).map(
    ({ action, by }) => `after ${by === 'subject' ? 'that person' : 'somebody else'} took ${action}`,
  );
  const described = [`${record}${given.length === 0 ? '' : ` with ${list(given)}`}`, ...after].join(', ');
  const { expect } = test;
  const expected = expect.kind === 'decision' ? expect.outcome : expect.visibility;
  const outcome = outcomeWords(expect, expected, fieldAsked(test, names));
  return `${whoWords(test.subject, names)}, given ${described}, ${outcome}.`;
}
