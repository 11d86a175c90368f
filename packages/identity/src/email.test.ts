import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEmail } from './email.ts';

test.each([
  ['nora@halden.example', 'nora@halden.example'],
  ['  Nora@Halden.example ', 'nora@halden.example'],
  ['jose\u0301@halden.example', 'jos\u00e9@halden.example'],
  ['J\u030c@halden.example', '\u01f0@halden.example'],
  ['nora', null],
  ['@halden.example', null],
  ['nora@', null],
  ['a@b@c', null],
  ['nora\u0000@halden.example', null],
  ['nora @halden.example', null],
  ['nora\u200b@halden.example', null],
  ['no\u00adra@halden.example', null],
  ['\u202earon@halden.example', null],
  ['nora@halden\u2066.example', null],
  ['nora\ud800@halden.example', null],
  [`${'a'.repeat(250)}@b.example`, null],
  ['', null],
])('%j is the e-mail %j', (text, email) => {
  expect(parseEmail(text)).toBe(email);
});

test('an e-mail that was read is read as itself, and composed', () => {
  const letters = fc.constantFrom(
    'aZ',
    '\u00e9',
    '\u00c9',
    '\u0130',
    '\u0131',
    '\u01f0',
    '\u1e9e',
    '\u03a3',
    'J\u030c',
    'I\u0307',
    'a\u0323\u0302',
  );
  const parts = fc.array(fc.oneof(letters, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })), {
    minLength: 1,
    maxLength: 5,
  });
  fc.assert(
    fc.property(parts, (local) => {
      const email = parseEmail(`${local.join('')}@halden.example`);
      fc.pre(email !== null);
      expect(parseEmail(email)).toBe(email);
      expect(email.normalize('NFC')).toBe(email);
    }),
  );
});
