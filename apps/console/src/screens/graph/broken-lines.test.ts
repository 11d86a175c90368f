import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenLines, textRoom } from './broken-lines.ts';

test.each<[string, number, number, readonly string[]]>([
  ['Sales manager', 20, 2, ['Sales manager']],
  ['Sales manager', 8, 2, ['Sales', 'manager']],
  ['/sales/emea/dach/key-accounts', 18, 2, ['/sales/emea/dach/', 'key-accounts']],
  ['Betriebsverfassung', 10, 2, ['Betriebsve', 'rfassung']],
  ['Everybody who packs what was counted', 12, 2, ['Everybody', 'who packs w…']],
  ['Everybody who packs', 12, 1, ['Everybody w…']],
  ['営業部長代理', 6, 2, ['営業部', '長代理']],
  ['', 6, 2, ['']],
])('%s in lines of %i, at most %i', (text, room, most, lines) => {
  expect(brokenLines(text, room, most)).toEqual(lines);
});

test('no line takes more room than there is, and of what fits nothing is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (text, room) => {
      const lines = brokenLines(text, room, 2);
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(textRoom(line)).toBeLessThanOrEqual(room);
      if (textRoom(text) <= room) expect(lines).toEqual([text]);
    }),
  );
});
