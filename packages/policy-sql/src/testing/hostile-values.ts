/* What a column may hold that one interpreter could read otherwise than the other. */

export const persons = [1, 2, 3].map((digit) => `${digit}0000000-0000-4000-8000-00000000000a`);
export const composed = '\u00e9';
export const combining = 'e\u0301';
/** A code unit order would put it after the emoji; the kelvin sign is a K only in NFC. */
const privateUse = '\uf8ff';
const kelvin = '\u212a';
export const texts = [
  '',
  'a',
  'A',
  'b',
  composed,
  combining,
  'ß',
  'SS',
  '%',
  '_',
  '\\',
  '100%',
  "o'hara",
  '"',
  '$1',
  ' a',
  'a ',
  'west',
  'West',
  '😀',
  '😀b',
  privateUse,
  '\uffff',
  '𐀀',
  'K',
  kelvin,
  '/',
  '/a',
  '/a/b',
  '/ab',
  '/a/',
  '//',
  'null',
  '\u202e',
  persons[0] ?? '',
];
export const paths = [
  '/',
  '/a',
  '/a/b',
  '/a/b/c',
  '/ab',
  '/a b',
  '/a0',
  '/a-',
  '/a/0',
  `/${composed}`,
  `/${composed}/😀`,
  '/%',
];
export const numbers = [
  '0',
  '-0',
  '0.0',
  '1',
  '01.50',
  '1.5',
  '-12.5',
  '0.001',
  '999999999999999.999',
  '-999999999999999.999',
];
export const minors = ['0', '1', '100', '1000000', '9007199254740991'];
export const currencies = ['EUR', 'USD', 'JPY'];
export const dates = ['0001-01-01', '1969-12-31', '2024-02-29', '2026-11-20', '9999-12-31'];
export const instants = [
  '1969-12-31T23:59:59.9995Z',
  '1970-01-01T00:00:00Z',
  '2026-11-20T23:30:00.123456+02',
  '2026-11-20T23:30:00.123Z',
];
export const tagLists = [[], ['a'], [composed], [combining, 'b'], ['A', '%'], ['']];
