import { describe, expect, test } from 'vitest';
import { sha256Pure } from '@remit/audit/sha256';
import { sha256Native } from './sha256-native.ts';

const texts: readonly (readonly [string, readonly string[]])[] = [
  ['none', []],
  ['one empty', ['']],
  ['letters of one byte', ['{"a":', '1', '}']],
  ['accents, signs and an emoji', ['é', '€ – ', '🙂', 'e\u0301']],
  ['half a surrogate pair', ['a', '\ud83d', 'b']],
  ['as much as is written at once', ['€'.repeat(21_845)]],
  ['one letter more', ['€'.repeat(21_845), 'x']],
  ['much more', ['x'.repeat(40_000), '🙂'.repeat(40_000)]],
];

describe('a text in parts has the hash of the whole', () => {
  test.each(texts)('%s', (_, parts) => {
    const whole = sha256Pure(parts.join(''));
    expect(sha256Native(parts)).toBe(whole);
    expect(sha256Native(parts.join(''))).toBe(whole);
    expect(sha256Pure(parts)).toBe(whole);
  });
});

test('what an earlier text left behind is in no later hash', () => {
  sha256Native(['a long text that was hashed before']);
  expect(sha256Native(['short'])).toBe(sha256Pure('short'));
});
