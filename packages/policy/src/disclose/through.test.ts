import { describe, expect, it } from 'vitest';
import type { Environment, Resource } from '../check.ts';
import type { Comparison, Condition, Operand } from '../condition.ts';
import { bareMember } from '../bare-subject.ts';
import type { ResourceType } from '../document.ts';
import type { Value } from '../values/value.ts';
import { evaluate } from '../evaluate.ts';
import { matches } from '../evaluate-row-filter.ts';
import { residual, type Known } from '../residual.ts';
import { subjectOf } from '../subject-of.ts';
import { ratesAt } from './through.ts';

const NOW = 1_774_744_200_000;
const environment: Environment = {
  now: NOW,
  timeZone: 'Europe/Paris',
  rates: {
    base: 'EUR',
    list: [
      { currency: 'USD', rate: '0.5', from: 0 },
      { currency: 'USD', rate: '0.9', from: NOW },
      { currency: 'USD', rate: '2', from: NOW + 1 },
      { currency: 'JPY', rate: '0.006', from: 0 },
      { currency: 'CHF', rate: '1', from: 0 },
      { currency: 'CHF', rate: 'NaN', from: 1 },
    ],
  },
  met: [],
  attributes: {},
};

describe('the rates at a moment', () => {
  it('are the latest not after it, with 1 for the base and nothing for a rate that is none', () => {
    expect(ratesAt(environment)).toEqual({ USD: '0.9', JPY: '0.006', EUR: '1' });
    expect(ratesAt({ ...environment, rates: { base: 'USD', list: [] } })).toEqual({ USD: '1' });
    expect(ratesAt({ now: NOW, met: [], attributes: {} })).toBeNull();
  });
});

const type: ResourceType = {
  name: 'fin.Thing',
  label: 'Thing',
  fields: [
    { name: 'price', type: 'money', label: 'Price' },
    { name: 'cost', type: 'money', label: 'Cost' },
    { name: 'due', type: 'date', label: 'Due' },
    { name: 'seen', type: 'instant', label: 'Seen' },
  ],
  actions: [],
  history: false,
};

const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const literal = (value: Value): Operand => ({ kind: 'literal', value });
const money = (minor: number, currency: string, rate?: string): Value => {
  return { type: 'money', minor, currency, ...(rate === undefined ? {} : { rate }) };
};
const DAYS = 86_400_000;
const days = (count: number): Operand => literal({ type: 'duration', milliseconds: count * DAYS });
const moved = (left: Operand, operator: '+' | '-', right: Operand): Operand => {
  return { kind: 'arithmetic', operator, left, right };
};

const records: readonly Resource[] = [
  { price: null, cost: money(1, 'EUR'), due: null, seen: null },
  ...[
    [money(100, 'EUR'), money(100, 'EUR')],
    [money(111, 'USD'), money(100, 'EUR')],
    [money(112, 'USD'), money(1, 'JPY')],
    [money(16_700, 'JPY'), money(10_000, 'USD', '0.1')],
    [money(100, 'USD', '3'), money(90, 'EUR')],
    [money(100, 'CHF'), money(100, 'SEK')],
  ].map(([price = null, cost = null]) => {
    return { price, cost, due: null, seen: null };
  }),
  ...['2026-03-28', '2026-03-29', '2026-03-30'].flatMap((date) =>
    [NOW - DAYS, NOW - 1_800_000, NOW - 1_800_001, NOW, NOW + DAYS].map((instant) => {
      const [due, seen] = [
        { type: 'date', value: date } as const,
        { type: 'instant', value: instant } as const,
      ];
      return { price: null, cost: null, due, seen };
    }),
  ),
].map((attributes, at) => ({ type: type.name, id: `r${at}`, folder: '/', attributes, history: [] }));

const subject = subjectOf(
  {
    revision: 1,
    timeZone: 'Europe/Paris',
    baseCurrency: 'EUR',
    folders: ['/'],
    departments: [],
    groups: [],
    assignments: [],
    members: [{ ...bareMember('m'), attributes: { grace: { type: 'duration', milliseconds: DAYS } } }],
  },
  'm',
);

const operands: readonly (readonly [Operand, Operand])[] = [
  [field('price'), literal(money(100, 'EUR'))],
  [field('price'), literal(money(100, 'JPY'))],
  [field('price'), literal(money(100, 'USD', '3'))],
  [literal(money(100, 'SEK')), field('price')],
  [field('price'), field('cost')],
  [moved(field('price'), '+', field('price')), moved(field('cost'), '-', literal(money(1, 'EUR')))],
  [moved(field('seen'), '+', days(1)), { kind: 'now' }],
  [moved({ kind: 'now' }, '-', field('seen')), days(1)],
  [moved(field('due'), '-', days(1)), field('seen')],
  [field('due'), moved({ kind: 'now' }, '-', days(1))],
  [moved(field('due'), '+', literal({ type: 'duration', milliseconds: 1 })), { kind: 'now' }],
  [field('seen'), moved({ kind: 'now' }, '-', { kind: 'attribute', of: 'subject', name: 'grace' })],
];

describe('what planning leaves of a comparison', () => {
  const [known] = subject === null ? [] : [{ subject, action: 'read', type, environment }];
  if (known === undefined) throw new Error('no subject');
  const open: Known = { ...known, record: { folder: null, attributes: {}, history: null } };

  it.each(
    operands.flatMap(([left, right]) =>
      (['=', '!=', '<', '<=', '>', '>='] satisfies Comparison[]).map(
        (operator) => [left, operator, right] as const,
      ),
    ),
  )('is true of the same rows as the comparison itself: %j %s %j', (left, operator, right) => {
    const comparison: Condition = { kind: 'compare', operator, left, right };
    const listed: Condition = { kind: 'in', operand: left, list: [right, left] };
    const conditions = [comparison, listed].flatMap((each): Condition[] => [
      each,
      { kind: 'not', condition: each },
    ]);
    for (const condition of conditions) {
      const permit = residual(condition, open, 'true');
      const forbid = residual(condition, open, 'false');
      for (const record of records) {
        const truth = evaluate(condition, type, { ...known, resource: record });
        const permits = { kind: 'where', clauses: [{ kind: 'permit', conditions: [permit] }] } as const;
        const spares = { kind: 'where', clauses: [{ kind: 'forbid', condition: forbid }] } as const;
        const told = matches(permits, record) ? 'true' : matches(spares, record) ? 'false' : 'unknown';
        expect({ condition, record, truth: told }).toEqual({ condition, record, truth });
      }
    }
  });
});
