import fc from 'fast-check';
import type { Operand } from '@remit/policy/condition';
import { currencies, dates, minors, numbers, paths, persons, tagLists, texts } from './hostile-values.ts';
import { field, literal, reckon } from './operands.ts';

export const textOperand = fc.oneof(
  fc.constantFrom('title', 'region', 'owner', 'department', 'folder').map(field),
  fc.constantFrom(...texts, ...paths).map((value) => literal({ type: 'text', value })),
  fc
    .constantFrom(...persons, 'ABC', (persons[0] ?? '').toUpperCase())
    .map((value) => literal({ type: 'member', value })),
  fc.constantFrom(...paths).map((value) => literal({ type: 'folder', value })),
  fc.constantFrom('a\u0000', '\ud800').map((value) => literal({ type: 'text', value })),
);
const numberOperand = fc.oneof(
  fc.constant(field('quantity')),
  fc.constantFrom(...numbers, 'NaN', '1e3', '').map((value) => literal({ type: 'number', value })),
);
export const moneyOperand = fc.oneof(
  fc.constantFrom('price', 'cost').map(field),
  fc
    .tuple(fc.constantFrom(...minors.map(Number), -1, 0.5), fc.constantFrom(...currencies, 'eur'))
    .map(([minor, currency]) => literal({ type: 'money', minor, currency })),
  fc
    .tuple(
      fc.constantFrom(...minors.map(Number)),
      fc.constantFrom(...currencies),
      fc.constantFrom('0.5', '7', '1e3'),
    )
    .map(([minor, currency, rate]) => literal({ type: 'money', minor, currency, rate })),
);
export const { reckoned } = fc.letrec<{ reckoned: Operand; leaf: Operand; deeper: Operand }>((tie) => ({
  leaf: fc.oneof(numberOperand, moneyOperand),
  deeper: fc
    .tuple(fc.constantFrom('+', '-', '*'), tie('reckoned'), tie('reckoned'))
    .map(([operator, left, right]) => reckon(left, operator, right)),
  reckoned: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('deeper')),
}));
const DAY = 86_400_000;
const durations = [
  0,
  1,
  -1,
  60_000,
  DAY,
  -DAY,
  30 * DAY,
  -366 * DAY,
  3_000_000 * DAY,
  -3_000_000 * DAY,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
  Number.MAX_SAFE_INTEGER - 253_402_300_799_999,
];
const durationLiteral = fc
  .constantFrom(...durations, 0.5)
  .map((milliseconds) => literal({ type: 'duration', milliseconds }));
const dateLeaf = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('due', 'begun').map(field) },
  fc
    .constantFrom(...dates, '0000-06-01', '2026-02-30', 'soon')
    .map((value) => literal({ type: 'date', value })),
);
const instantLeaf = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom('seen_at', 'left_at').map(field) },
  fc
    .constantFrom(0, -1, 1763674200123, -1763674200123, 9007199254740991, -9007199254740991, 0.5)
    .map((value) => literal({ type: 'instant', value })),
);
type MomentKind = 'date' | 'instant' | 'duration';
/** Earlier, later and apart, a few steps deep, each step well typed. */
const moments = fc.letrec<Record<MomentKind, Operand>>((tie) => {
  const moved = (kind: MomentKind) => [
    fc
      .tuple(fc.constantFrom('+', '-'), tie(kind), tie('duration'))
      .map(([operator, left, right]) => reckon(left, operator, right)),
    fc.tuple(tie('duration'), tie(kind)).map(([left, right]) => reckon(left, '+', right)),
  ];
  const apart = (kind: 'date' | 'instant') =>
    fc.tuple(tie(kind), tie(kind)).map(([left, right]) => reckon(left, '-', right));
  const depth = { depthSize: 'small', withCrossShrink: true } as const;
  return {
    date: fc.oneof(depth, { weight: 3, arbitrary: dateLeaf }, ...moved('date')),
    instant: fc.oneof(depth, { weight: 3, arbitrary: instantLeaf }, ...moved('instant')),
    duration: fc.oneof(
      depth,
      { weight: 3, arbitrary: durationLiteral },
      ...moved('duration'),
      apart('date'),
      apart('instant'),
    ),
  };
});
const [dateOperand, instantOperand, durationOperand] = [moments.date, moments.instant, moments.duration];
const booleanOperand = fc.oneof(
  fc.constant(field('active')),
  fc.boolean().map((value) => literal({ type: 'boolean', value })),
);
export const setOperand = fc.oneof(
  fc.constant(field('tags')),
  fc.constantFrom(...tagLists).map((value) => literal({ type: 'text[]', value })),
);
const kinds = [
  textOperand,
  numberOperand,
  moneyOperand,
  reckoned,
  dateOperand,
  instantOperand,
  durationOperand,
  booleanOperand,
  setOperand,
];
export const anyOperand = fc.oneof(...kinds);
/** What is made of operands of one kind each, now and then of any. */
export const ofOneKind = <T>(make: (operand: fc.Arbitrary<Operand>) => fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: make(textOperand) }, ...kinds.map(make), make(anyOperand));
