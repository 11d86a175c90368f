import * as fc from 'fast-check';
import type { Value, ValueType } from '@remit/policy/value';
import { DEPARTMENTS, FOLDERS, MEMBERS, NOW } from './catalog.ts';

/** Text that trips careless code: empty, pattern characters, case twins, both spellings of one accent, beyond UTF-16. */
const HOSTILE_TEXTS = [
  '',
  'west',
  'West',
  'we',
  'st',
  '%',
  '_',
  '\\',
  'w%t',
  'caf\u00e9',
  'cafe\u0301',
  'e',
  '\u{1f600}',
  '\uffee',
  "o'x",
  'constructor',
] as const;

const NUMBERS = ['0', '-0', '0.00', '1', '1.0', '-1.5', '0.1', '0.30', '10', '9007199254740993'] as const;
const DATES = ['2026-03-28', '2026-03-29', '2026-03-30', '2024-02-29', '1999-12-31'] as const;
const INSTANTS = [NOW, NOW - 1, NOW - 1_800_000, NOW + 3_600_000, NOW + 86_400_000, 0] as const;

const MAKERS: { readonly [T in ValueType]: fc.Arbitrary<Value> } = {
  text: fc.constantFrom(...HOSTILE_TEXTS).map((value) => ({ type: 'text', value })),
  enum: fc.constantFrom('west', 'East', 'west ').map((value) => ({ type: 'enum', value })),
  number: fc.constantFrom(...NUMBERS).map((value) => ({ type: 'number', value })),
  money: fc
    .tuple(fc.constantFrom(0, 1, 999, 1000, 1001, 250_000), fc.constantFrom('EUR', 'EUR', 'EUR', 'USD'))
    .map(([minor, currency]) => ({ type: 'money', minor, currency })),
  date: fc.constantFrom(...DATES).map((value) => ({ type: 'date', value })),
  instant: fc.constantFrom(...INSTANTS).map((value) => ({ type: 'instant', value })),
  duration: fc
    .constantFrom(0, 1, 60_000, 86_400_000, -86_400_000, 7 * 86_400_000)
    .map((milliseconds) => ({ type: 'duration', milliseconds })),
  boolean: fc.boolean().map((value) => ({ type: 'boolean', value })),
  member: fc.constantFrom(...MEMBERS).map((value) => ({ type: 'member', value })),
  department: fc.constantFrom(...DEPARTMENTS).map((value) => ({ type: 'department', value })),
  folder: fc.constantFrom(...FOLDERS).map((value) => ({ type: 'folder', value })),
  'text[]': fc
    .uniqueArray(fc.constantFrom(...HOSTILE_TEXTS), { maxLength: 3 })
    .map((value) => ({ type: 'text[]', value })),
};

/** A well-formed value of a type, from a small pool so that values meet. */
export const arbitraryValue = (type: ValueType): fc.Arbitrary<Value> => MAKERS[type];

/** Facts that no record could hold but that may be sent: malformed, or of a type of their own. */
export const MALFORMED_VALUES: readonly Value[] = [
  { type: 'number', value: 'NaN' },
  { type: 'number', value: '1e309' },
  { type: 'number', value: '１２３' },
  { type: 'money', minor: -1, currency: 'EUR' },
  { type: 'money', minor: 0.5, currency: 'EUR' },
  { type: 'date', value: '2026-02-30' },
  { type: 'instant', value: Number.NaN },
  { type: 'text', value: '\ud800' },
  { type: 'text', value: 'a\u0000b' },
];
