import { expect, test } from 'vitest';
import { findsAll, wordsOf } from './search-text.ts';

test.each([
  ['Müller & Söhne GmbH', ['muller', 'sohne', 'gmbh']],
  ['STRASSE Straße', ['strasse']],
  ['ann@example.com', ['ann', 'example', 'com']],
  ['PR-2026-0007', ['pr', '2026', '0007']],
  ['ＦＵＬＬ　width ﬁ', ['full', 'width', 'fi']],
  ['cafe\u0301 caf\u00e9', ['cafe']],
  ['東京都 Łódź', ['東京都', 'łodz']],
  ['Mila Yılmaz İnci', ['mila', 'yılmaz', 'inci']],
  ['ΟΔΟΣ οδός ẞ', ['οδοσ', 'ss']],
  ['…', []],
])('%s is made of %j', (text, words) => {
  expect(wordsOf(text)).toEqual(words);
});

test('every word that is asked for must begin one that is there', () => {
  const there = wordsOf('Travel to Lyon');
  expect(findsAll(['lyo', 'tra'], there)).toBe(true);
  expect(findsAll(['lyo', 'paris'], there)).toBe(false);
  expect(findsAll(['yon'], there)).toBe(false);
});
