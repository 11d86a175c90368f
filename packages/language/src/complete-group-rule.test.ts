import { expect, test } from 'vitest';
import { completeGroupRule } from './complete-group-rule.ts';

const names = { attributes: ['country'], departments: ['/sales', '/ops'] };
const choices = (text: string): readonly string[] =>
  completeGroupRule(text, text.length, names).map(({ insert }) => insert);

test('a rule is offered what is stored of members, and nothing that it may not ask for', () => {
  expect(choices('subject.')).toEqual(
    expect.arrayContaining(['id', 'kind', 'title', 'department', 'manager', 'country']),
  );
  expect(choices('subject.')).not.toContain('groups');
  expect(choices('')).toEqual(expect.arrayContaining(['subject', 'not', 'true', 'false', '(']));
  for (const never of ['action', 'context', 'resource', 'folder', 'now', 'took', 'role', 'module', '[']) {
    expect(choices('')).not.toContain(never);
  }
});

test('a department is offered where one is meant', () => {
  expect(choices(`subject.department within '/s`)).toEqual([`'/sales'`]);
});

test('what is taken stands where it was typed', () => {
  const text = 'sub';
  expect(completeGroupRule(text, text.length, names)).toMatchObject([{ from: 0, to: 3, insert: 'subject' }]);
});
