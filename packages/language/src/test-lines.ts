import type { PolicyTest, TestSubject, TestValue } from '@remit/policy/document';
import { type DocumentLine, text, clause } from './document-line.ts';
import { literalText } from './literal-text.ts';
import { folderText, nameText, typeText } from './name-text.ts';
import { NOBODY, NOTHING } from './words.ts';

const atText = (folder: string): string => (folder === '/' ? '' : ` at ${folderText(folder)}`);

function subjectLines(subject: TestSubject, path: string): readonly DocumentLine[] {
  if (subject.kind === 'member') return [{ text: `as member ${text(subject.email)}`, path }];
  const roles = subject.roles.map(({ role, folder }) => nameText(role) + atText(folder));
  return [
    { text: `as ${roles.length === 0 ? NOBODY : roles.join(', ')}`, path },
    ...clause(subject.department, `${path}.department`, (department) => `in department ${text(department)}`),
    ...clause(subject.heads, `${path}.heads`, (heads) => `heads ${heads.map(text).join(', ')}`),
  ];
}

function settingText(value: TestValue): string {
  if (value === null) return 'null';
  return value.type === 'subject' ? 'subject' : literalText(value);
}

/** A test. */
export function testLines(test: PolicyTest, path: string): readonly DocumentLine[] {
  const { expect } = test;
  const given = Object.entries(test.attributes).map(
    ([name, value]) => `${nameText(name)} = ${settingText(value)}`,
  );
  return [
    { text: `test ${text(test.name)}`, path },
    ...subjectLines(test.subject, `${path}.subject`),
    { text: `on ${typeText(test.type)}${atText(test.folder)}`, path: `${path}.folder` },
    ...(given.length === 0 ? [] : [{ text: `given ${given.join(', ')}`, path: `${path}.attributes` }]),
    ...clause(test.history, `${path}.history`, (history) => {
      const taken = history.map(({ action, by }) => `${nameText(action)} by ${by}`);
      return `after ${taken.length === 0 ? NOTHING : taken.join(', ')}`;
    }),
    {
      text:
        expect.kind === 'decision'
          ? `expect ${expect.outcome} ${nameText(expect.action)}`
          : `expect ${nameText(expect.field)} is ${expect.visibility}`,
      path: `${path}.expect`,
    },
  ];
}
