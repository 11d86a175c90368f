import { describe, expect, test } from 'vitest';
import { NOON, ACCOUNT, account, atNoon, member, smallDirectory } from '@remit/testkit/small-tenant';
import { subjectIn } from '@remit/testkit/subject-in';
import type { Comparison, Condition, Operand, Truth } from './condition.ts';
import type { ResourceType } from './document.ts';
import type { Value } from './values/value.ts';
import { evaluate } from './evaluate.ts';

const literal = (value: Value): Operand => ({ kind: 'literal', value });
const text = (value: string): Operand => literal({ type: 'text', value });
const number = (value: string): Operand => literal({ type: 'number', value });
const money = (minor: number, currency: string): Operand => literal({ type: 'money', minor, currency });
const date = (value: string): Operand => literal({ type: 'date', value });
const instant = (value: string): Operand => literal({ type: 'instant', value: Date.parse(value) });
const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const path = (value: string): Operand => literal({ type: 'folder', value });
const set = (...value: readonly string[]): Operand => literal({ type: 'text[]', value });
const nothing = field('name');

const compare = (left: Operand, operator: Comparison, right: Operand): Condition => {
  return { kind: 'compare', operator, left, right };
};
const sum = (left: Operand, operator: '+' | '-' | '*', right: Operand): Operand => {
  return { kind: 'arithmetic', operator, left, right };
};
const isTrue: Condition = { kind: 'constant', value: true };
const isFalse: Condition = { kind: 'constant', value: false };
const isUnknown: Condition = compare(nothing, '=', nothing);

interface Place {
  readonly attributes?: Readonly<Record<string, Value | null>>;
  readonly subject?: Readonly<Record<string, Value>>;
  readonly timeZone?: string;
}

function truth(condition: Condition, { attributes = {}, subject = {}, timeZone }: Place = {}): Truth {
  const members = [member('alice', { attributes: subject })];
  const who = subjectIn(smallDirectory({ members }), 'alice');
  const environment = { ...atNoon, ...(timeZone === undefined ? {} : { timeZone }) };
  const type: ResourceType = ACCOUNT;
  return evaluate(condition, type, {
    subject: who,
    action: 'read',
    resource: account(attributes),
    environment,
  });
}

describe('three truth values', () => {
  const table: readonly (readonly [Condition, Condition, Truth, Truth])[] = [
    [isTrue, isTrue, 'true', 'true'],
    [isTrue, isFalse, 'false', 'true'],
    [isTrue, isUnknown, 'unknown', 'true'],
    [isFalse, isFalse, 'false', 'false'],
    [isFalse, isUnknown, 'false', 'unknown'],
    [isUnknown, isUnknown, 'unknown', 'unknown'],
  ];
  test.each(table)('Kleene: %o with %o', (left, right, and, or) => {
    for (const conditions of [
      [left, right],
      [right, left],
    ]) {
      expect(truth({ kind: 'and', conditions })).toBe(and);
      expect(truth({ kind: 'or', conditions })).toBe(or);
    }
  });

  test('not unknown is unknown', () => {
    expect(truth({ kind: 'not', condition: isUnknown })).toBe('unknown');
    expect(truth({ kind: 'not', condition: isTrue })).toBe('false');
  });

  test.each(['=', '!=', '<', '<=', '>', '>='] as const)(
    '%s with null on either side is unknown',
    (operator) => {
      expect(truth(compare(nothing, operator, text('a')))).toBe('unknown');
      expect(truth(compare(text('a'), operator, nothing))).toBe('unknown');
    },
  );

  test('is null is never unknown', () => {
    expect(truth({ kind: 'is-null', operand: nothing })).toBe('true');
    expect(
      truth({ kind: 'is-null', operand: nothing }, { attributes: { name: { type: 'text', value: '' } } }),
    ).toBe('false');
  });

  test('a value of another type than the declared one is neither null nor anything else', () => {
    const attributes = { name: { type: 'number', value: '1' } } as const;
    expect(truth({ kind: 'is-null', operand: nothing }, { attributes })).toBe('false');
    expect(truth(compare(nothing, '!=', text('x')), { attributes })).toBe('unknown');
  });

  test.each([
    ['a value in the list', [text('a'), text('b')], text('a'), 'true'],
    ['a value that is not', [text('b')], text('a'), 'false'],
    ['an empty list', [], text('a'), 'false'],
    ['null in an empty list', [], nothing, 'unknown'],
    ['null in a list', [text('a')], nothing, 'unknown'],
    ['a list with an unknown and the value', [nothing, text('a')], text('a'), 'true'],
    ['a list with an unknown and not the value', [nothing, text('b')], text('a'), 'unknown'],
  ] as const)('in: %s', (_, list, operand, expected) => {
    expect(truth({ kind: 'in', operand, list })).toBe(expected);
  });
});

describe('text', () => {
  test.each([
    ['one accent spelt in two ways is one text', 'caf\u00e9', '=', 'cafe\u0301', 'true'],
    ['case counts', 'West', '=', 'west', 'false'],
    ['upper case comes first, by code point', 'Z', '<', 'a', 'true'],
    ['beyond UTF-16 units, code points count', '\uffee', '<', '\u{1f600}', 'true'],
    ['also where two emoji share their first unit', '\u{1f600}', '<', '\u{1f601}', 'true'],
    ['a text comes before its longer one', 'we', '<', 'west', 'true'],
    ['a space at the end counts', 'west', '=', 'west ', 'false'],
    ['half a character is no text', '\ud800', '=', '\ud800', 'unknown'],
    ['nor is one that a database cannot hold', 'a\u0000', '=', 'a\u0000', 'unknown'],
  ] as const)('%s', (_, left, operator, right, expected) => {
    expect(truth(compare(text(left), operator, text(right)))).toBe(expected);
  });

  test.each([
    ['contains', '100% sure', '%', 'true'],
    ['contains', '100 sure', '%', 'false'],
    ['contains', 'abc', 'a_c', 'false'],
    ['contains', 'a\\b', '\\', 'true'],
    ['contains', 'abc', '', 'true'],
    ['starts with', 'west', 'we', 'true'],
    ['starts with', 'caf\u00e9', 'cafe', 'false'],
    ['ends with', 'west', 'st', 'true'],
    ['ends with', 'west', 'we', 'false'],
  ] as const)('%s: %s has %s: %s', (operator, operand, part, expected) => {
    expect(truth({ kind: 'text', operator, operand: text(operand), part: text(part) })).toBe(expected);
  });
});

describe('numbers and money', () => {
  test.each([
    ['0.1 + 0.2 is 0.3', sum(number('0.1'), '+', number('0.2')), '=', number('0.3'), 'true'],
    ['1.0 is 1', number('1.0'), '=', number('1'), 'true'],
    ['-0 is 0', number('-0'), '=', number('0'), 'true'],
    ['past 2^53 nothing is lost', number('9007199254740993'), '=', number('9007199254740992'), 'false'],
    ['fractions multiply exactly', sum(number('1.1'), '*', number('1.1')), '=', number('1.21'), 'true'],
    ['text does not add', sum(number('1'), '+', text('1')), '=', number('2'), 'unknown'],
    ['euros compare with euros', money(100, 'EUR'), '<', money(101, 'EUR'), 'true'],
    ['euros do not compare with dollars', money(100, 'EUR'), '<', money(101, 'USD'), 'unknown'],
    ['nor do they add', sum(money(1, 'EUR'), '+', money(1, 'USD')), '>', money(0, 'EUR'), 'unknown'],
    ['money takes a factor', sum(money(100, 'EUR'), '*', number('1.5')), '=', money(150, 'EUR'), 'true'],
    [
      'what is left may be below nothing',
      sum(money(1, 'EUR'), '-', money(2, 'EUR')),
      '<',
      money(0, 'EUR'),
      'true',
    ],
  ] as const)('%s', (_, left, operator, right, expected) => {
    expect(truth(compare(left, operator, right))).toBe(expected);
  });

  test.each([
    'NaN',
    'Infinity',
    '1e3',
    '0x10',
    '1,000',
    '１２３',
    '',
    ' 1',
    '+1',
    '1.',
    '.5',
    '9'.repeat(101),
  ])('`%s` is no number', (value) =>
    expect(truth(compare(number(value), '=', number(value)))).toBe('unknown'),
  );

  test.each([
    [-1, 'EUR'],
    [0.5, 'EUR'],
    [Number.NaN, 'EUR'],
    [2 ** 53, 'EUR'],
    [1, 'eur'],
    [1, 'EURO'],
  ])('%d %s is no money', (minor, currency) =>
    expect(truth(compare(money(minor, currency), '=', money(minor, currency)))).toBe('unknown'),
  );
});

describe('dates and instants', () => {
  test.each([
    ['a day begins at midnight where the tenant is', '2026-06-01', '=', '2026-05-31T22:00:00Z', 'true'],
    ['the instant before is the day before', '2026-06-01', '>', '2026-05-31T21:59:59.999Z', 'true'],
    ['a date ends with its day', '2026-06-01', '>=', '2026-06-01T21:59:59.999Z', 'true'],
    ['and not later', '2026-06-01', '>=', '2026-06-01T22:00:00Z', 'false'],
    ['a day of 23 hours', '2026-03-29', '<', '2026-03-29T22:00:00Z', 'true'],
    ['a day of 25 hours', '2026-10-25', '=', '2026-10-25T22:30:00Z', 'true'],
    ['a date that is none', '2026-02-30', '<', '2026-06-01T00:00:00Z', 'unknown'],
  ] as const)('%s', (_, day, operator, at, expected) => {
    expect(truth(compare(date(day), operator, instant(at)))).toBe(expected);
  });

  test('through an unknown zone nothing is known', () => {
    expect(
      truth(compare(date('2026-06-01'), '<', instant('2027-01-01T00:00:00Z')), { timeZone: 'Mars/Base' }),
    ).toBe('unknown');
  });

  test('now is the instant of the check', () => {
    expect(truth(compare({ kind: 'now' }, '=', literal({ type: 'instant', value: NOON })))).toBe('true');
  });
});

describe('trees and sets', () => {
  test.each([
    ['/west', '/west', 'true'],
    ['/west/coast', '/west', 'true'],
    ['/western', '/west', 'false'],
    ['/', '/west', 'false'],
    ['/west', '/', 'true'],
    ['/%', '/_', 'false'],
    ['west', '/', 'unknown'],
  ] as const)('%s within %s: %s', (operand, tree, expected) => {
    expect(truth({ kind: 'within', operand: path(operand), tree: path(tree) })).toBe(expected);
  });

  test.each([
    [set('a', 'b'), set('b'), 'true'],
    [set('a'), set('A'), 'false'],
    [set(), set('a'), 'false'],
    [field('tags'), set('a'), 'unknown'],
    [set('caf\u00e9'), set('cafe\u0301'), 'true'],
  ] as const)('overlap', (left, right, expected) => {
    expect(truth({ kind: 'overlaps', left, right })).toBe(expected);
  });
});

describe('only what was put there counts', () => {
  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('subject.%s is null', (name) => {
    const operand: Operand = { kind: 'attribute', of: 'subject', name };
    expect(truth({ kind: 'is-null', operand })).toBe('true');
    expect(truth({ kind: 'is-null', operand: { ...operand, of: 'resource' } })).toBe('true');
    expect(truth({ kind: 'is-null', operand: { ...operand, of: 'environment' } })).toBe('true');
  });

  test('the tenant’s own attribute does not stand in for what every subject has', () => {
    const operand: Operand = { kind: 'attribute', of: 'subject', name: 'id' };
    const subject = { id: { type: 'text', value: 'bob' } } as const;
    expect(truth(compare(operand, '=', text('alice')), { subject })).toBe('true');
  });
});
