import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TYPES } from '@remit/testkit/arbitrary/catalog';
import { MALFORMED_VALUES } from '@remit/testkit/arbitrary/values';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { runSeed } from '@remit/testkit/seed';
import {
  ACCOUNT,
  PAYMENT,
  account,
  assigned,
  atNoon,
  euros,
  payment,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import type { Condition } from '../condition.ts';
import type { Value } from '../values/value.ts';
import { compilePolicy } from '../compile.ts';
import { decide } from '../decide.ts';
import { resourceProblems } from './resource-problems.ts';
import { subjectOf } from '../subject-of.ts';

const untrue = (value: unknown): Value => value as Value;

/** Each a slip that somebody made once, or an attack: the field, what was sent for it, and what is said. */
const BAD: readonly (readonly [name: string, field: string, value: Value, said: RegExp])[] = [
  ['NaN', 'margin', { type: 'number', value: 'NaN' }, /`margin` is no number; send a decimal such as/],
  ['infinity', 'margin', { type: 'number', value: 'Infinity' }, /no number/],
  ['minus infinity', 'margin', { type: 'number', value: '-Infinity' }, /no number/],
  ['an exponent', 'margin', { type: 'number', value: '1e309' }, /no exponent/],
  ['an exponent of a hundred thousand', 'margin', { type: 'number', value: '1e131071' }, /no number/],
  [
    'a number of a hundred thousand digits',
    'margin',
    { type: 'number', value: '9'.repeat(1e5) },
    /no number/,
  ],
  ['full-width digits', 'margin', { type: 'number', value: '１２３' }, /ASCII digits/],
  ['Arabic digits', 'margin', { type: 'number', value: '١٢٣' }, /ASCII digits/],
  ['grouped thousands', 'margin', { type: 'number', value: '1,000' }, /no grouping/],
  ['a decimal comma', 'margin', { type: 'number', value: '0,5' }, /no number/],
  ['hexadecimal digits', 'margin', { type: 'number', value: '0x10' }, /no number/],
  ['a plus sign', 'margin', { type: 'number', value: '+1' }, /no number/],
  ['a space around', 'margin', { type: 'number', value: ' 1' }, /no number/],
  ['a line after', 'margin', { type: 'number', value: '1\n' }, /no number/],
  ['nothing', 'margin', { type: 'number', value: '' }, /no number/],
  ['a bare point', 'margin', { type: 'number', value: '1.' }, /no number/],
  ['a number that JSON read', 'margin', untrue({ type: 'number', value: 10 }), /no number/],
  ['an amount below nothing', 'amount', euros(-1), /whole minor units from 0 on/],
  ['half a cent', 'amount', euros(0.5), /no money/],
  ['NaN cents', 'amount', euros(Number.NaN), /no money/],
  ['infinitely many cents', 'amount', euros(Number.POSITIVE_INFINITY), /no money/],
  ['more cents than a double counts', 'amount', euros(2 ** 53), /no money/],
  ['an amount without a currency', 'amount', untrue({ type: 'money', minor: 1 }), /a currency of ISO 4217/],
  ['a currency that there is not', 'amount', { type: 'money', minor: 1, currency: 'ZZZ' }, /ISO 4217/],
  ['a currency in small letters', 'amount', { type: 'money', minor: 1, currency: 'eur' }, /ISO 4217/],
  ['a rate of nothing', 'amount', { type: 'money', minor: 1, currency: 'USD', rate: '0' }, /a rate above 0/],
  ['a date that does not exist', 'opened', { type: 'date', value: '2026-02-30' }, /a day of the calendar/],
  ['a leap day of a common year', 'opened', { type: 'date', value: '2100-02-29' }, /no date/],
  ['a date of one digit', 'opened', { type: 'date', value: '2026-3-1' }, /no date/],
  ['a date in full-width digits', 'opened', { type: 'date', value: '２026-03-01' }, /no date/],
  ['an instant between milliseconds', 'seen', { type: 'instant', value: 0.5 }, /whole milliseconds/],
  ['an instant that is none', 'seen', { type: 'instant', value: Number.NaN }, /no instant/],
  ['half of a character', 'name', text('\ud800'), /well-formed text/],
  ['a text with U+0000', 'name', text('a\u0000b'), /without U\+0000/],
  ['a text that is longer than any', 'name', text('x'.repeat(1e6)), /longer than 100000 characters/],
  ['a text that is a number', 'name', untrue({ type: 'text', value: 7 }), /no text/],
  ['a value that an enum does not list', 'region', { type: 'enum', value: 'north' }, /one of the values/],
  ['a text for a number', 'margin', text('10'), /`margin` is a number, and what was sent is a text/],
  ['a number for an amount', 'amount', { type: 'number', value: '1' }, /is a money, .* is a number/],
  ['a yes in words', 'vip', untrue({ type: 'boolean', value: 'true' }), /true or false/],
  ['a text for a list', 'tags', untrue({ type: 'text[]', value: 'a' }), /a list of well-formed texts/],
  [
    'a department that is no path',
    'department',
    { type: 'department', value: 'sales' },
    /a path of departments/,
  ],
  ['a bare string', 'name', untrue('west'), /what was sent is a string/],
  ['a field that nobody declared', 'nmae', text('x'), /`[a-zA-Z.]+` has no field `nmae`/],
  ['the prototype', '__proto__', text('x'), /has no field `__proto__`/],
  ['the constructor', 'constructor', text('x'), /has no field `constructor`/],
  ['the folder among the attributes', 'folder', text('/west'), /has no field `folder`/],
];

const typeWith = (field: string) => (PAYMENT.fields.some(({ name }) => name === field) ? PAYMENT : ACCOUNT);
const sent = (field: string, value: Value) => Object.fromEntries([[field, value]]);

/** Sound in themselves: that no field has them, lists them or is so long is for the edge alone to see. */
const FOR_THE_EDGE: ReadonlySet<string> = new Set([
  'a currency that there is not',
  'a text that is longer than any',
  'a value that an enum does not list',
  'a department that is no path',
]);

const UNUSABLE = BAD.filter(
  ([name, field]) =>
    !FOR_THE_EDGE.has(name) && [...ACCOUNT.fields, ...PAYMENT.fields].some((each) => each.name === field),
);

const read = (name: string) => ({ kind: 'attribute', of: 'resource', name }) as const;

describe('attributes that are sent', () => {
  test.each(BAD)('with %s are refused, once, with what would be right', (_, field, value, said) => {
    const [problem, ...more] = resourceProblems(typeWith(field), sent(field, value));
    expect(more).toEqual([]);
    expect(problem?.field).toBe(field);
    expect(problem?.sentence).toMatch(said);
    expect(problem?.sentence.length).toBeLessThan(400);
  });

  test.each(UNUSABLE)('with %s open no door, even where nobody looked at them before', (_, field, value) => {
    const type = typeWith(field);
    const same: Condition =
      value.type === 'text[]'
        ? { kind: 'overlaps', left: read(field), right: read(field) }
        : { kind: 'compare', operator: '=', left: read(field), right: read(field) };
    // True of every value there is, and of none that is unknown.
    const where: Condition = { kind: 'or', conditions: [same, { kind: 'not', condition: same }] };
    const grant = { actions: ['read'], on: [type.name], where };
    const compiled = compilePolicy(smallDocument({ roles: [role('R', [grant])] }), 1);
    const directory = smallDirectory({ assignments: [assigned('alice', 'R')] });
    const subject = subjectOf(directory, 'alice');
    if (subject === null) throw new Error('there is no alice');
    const resource = (type === PAYMENT ? payment : account)(sent(field, value));
    const { outcome } = decide(compiled, { subject, action: 'read', resource, environment: atNoon });
    expect(outcome).toBe('deny');
  });

  test('of the declared types are taken, nulls among them', () => {
    fc.assert(
      fc.property(arbitraryWorld, ({ records }) => {
        for (const { type: name, attributes } of records) {
          const type = TYPES.find((each) => each.name === name);
          if (type === undefined) throw new Error(`no type ${name}`);
          expect(resourceProblems(type, attributes)).toEqual([]);
        }
      }),
      { seed: runSeed(), numRuns: 50 },
    );
  });

  test.each(MALFORMED_VALUES.map((value) => [JSON.stringify(value), value] as const))(
    'with %s are refused for every field',
    (_, value) => {
      for (const type of [ACCOUNT, PAYMENT])
        for (const field of type.fields)
          expect(resourceProblems(type, sent(field.name, value))).toHaveLength(1);
    },
  );

  test('name what may have been meant, and every slip at once', () => {
    const problems = resourceProblems(ACCOUNT, {
      nmae: null,
      margin: text('1'),
      vipp: null,
      name: text('ok'),
    });
    expect(problems.map(({ kind, field, nearest }) => [kind, field, nearest[0] ?? null])).toEqual([
      ['undeclared', 'nmae', 'name'],
      ['other-type', 'margin', null],
      ['undeclared', 'vipp', 'vip'],
    ]);
  });
});
