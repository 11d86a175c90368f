import { expect, test } from 'vitest';
import { parseEmail } from './email.ts';

test.each([
  ['nora@halden.example', 'nora@halden.example'],
  ['  Nora@Halden.example ', 'nora@halden.example'],
  ['jose\u0301@halden.example', 'jos\u00e9@halden.example'],
  ['nora', null],
  ['@halden.example', null],
  ['nora@', null],
  ['a@b@c', null],
  ['nora\u0000@halden.example', null],
  ['nora @halden.example', null],
  [`${'a'.repeat(250)}@b.example`, null],
  ['', null],
])('%j is the e-mail %j', (text, email) => {
  expect(parseEmail(text)).toBe(email);
});
