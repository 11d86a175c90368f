import * as fc from 'fast-check';
import type { Value, ValueType } from '@remit/policy/values/value';
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
    .tuple(
      fc.constantFrom(0, 1, 999, 1000, 1001, 250_000),
      fc.constantFrom('EUR', 'EUR', 'EUR', 'USD', 'JPY'),
    )
    .map(([minor, currency]) => ({ type: 'money', minor, currency })),
  date: fc.constantFrom(...DATES).map((value) => ({ type: 'date', value })),
  instant: fc.constantFrom(...INSTANTS).map((value) => ({ type: 'instant', value })),
  duration: fc
    .constantFrom(0, 1, 1_800_000, 86_400_000, -86_400_000, 7 * 86_400_000)
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

/** Money with the rate that was pinned when it was recorded: of two that meet, one may be pinned and the other not. */
export const arbitraryPinnedMoney: fc.Arbitrary<Value> = fc
  .tuple(arbitraryValue('money'), fc.constantFrom('1', '0.9', '0.90', '1.1', '0.01', '1000'))
  .map(([money, rate]) => (money.type === 'money' ? { ...money, rate } : money));

/** As JSON might bring it: told of a type, and of no such type at all. */
const untrue = (value: unknown): Value => value as Value;

/** Facts that no record could hold but that may be sent: malformed, or of a type of their own. */
export const MALFORMED_VALUES: readonly Value[] = [
  { type: 'number', value: 'NaN' },
  { type: 'number', value: 'Infinity' },
  { type: 'number', value: '1e309' },
  { type: 'number', value: '0x10' },
  { type: 'number', value: '1,000' },
  { type: 'number', value: ' 1' },
  { type: 'number', value: '１２３' },
  { type: 'number', value: '9'.repeat(101) },
  { type: 'money', minor: -1, currency: 'EUR' },
  { type: 'money', minor: 0.5, currency: 'EUR' },
  { type: 'money', minor: Number.NaN, currency: 'EUR' },
  { type: 'money', minor: Number.POSITIVE_INFINITY, currency: 'EUR' },
  { type: 'money', minor: 2 ** 53, currency: 'EUR' },
  { type: 'money', minor: 1, currency: 'eur' },
  { type: 'money', minor: 1, currency: 'USD', rate: '0' },
  { type: 'money', minor: 1, currency: 'USD', rate: '-1' },
  { type: 'money', minor: 1, currency: 'USD', rate: '1e3' },
  { type: 'date', value: '2026-02-30' },
  { type: 'date', value: '2026-3-29' },
  { type: 'date', value: '２026-03-29' },
  { type: 'instant', value: Number.NaN },
  { type: 'instant', value: Number.POSITIVE_INFINITY },
  { type: 'instant', value: 0.5 },
  { type: 'text', value: '\ud800' },
  { type: 'text', value: 'a\u0000b' },
  { type: 'text[]', value: ['west', '\ud800'] },
  untrue({ type: 'text', value: 7 }),
  untrue({ type: 'text', value: null }),
  untrue({ type: 'text[]', value: 'west' }),
  untrue({ type: 'number', value: 10 }),
  untrue({ type: 'boolean', value: 'true' }),
  untrue({ type: 'instant', value: '0' }),
  untrue({ type: 'money', minor: '1', currency: 'EUR' }),
  untrue({ type: 'money', minor: 1 }),
  untrue({ type: 'folder', value: ['/a'] }),
  untrue({ type: 'date', value: 20_260_329 }),
  untrue({ type: 'nonsense', value: 'west' }),
];

/** Well formed, though it does not look it. */
export const ODD_VALUES: readonly Value[] = [
  { type: 'money', minor: -0, currency: 'EUR' },
  { type: 'instant', value: -0 },
  { type: 'instant', value: Number.MAX_SAFE_INTEGER },
  { type: 'number', value: `0.${'0'.repeat(40)}1` },
  { type: 'text', value: '__proto__' },
  { type: 'department', value: 's' },
  { type: 'folder', value: '' },
];
