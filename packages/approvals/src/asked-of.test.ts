import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Resource } from '@remit/policy/check';
import { compilePolicy } from '@remit/policy/compile';
import type { Approval } from '@remit/policy/document';
import type { Value } from '@remit/policy/values/value';
import { PAYMENT, atNoon, compare, euros, smallDocument, text } from '@remit/testkit/small-tenant';
import { askedOf } from './asked-of.ts';
import { missingFrom } from './missing-from.ts';

const FIELDS = ['why', 'project', 'note'] as const;

const type = {
  ...PAYMENT,
  fields: [
    { name: 'number', type: 'text', label: 'Number' } as const,
    ...PAYMENT.fields,
    ...FIELDS.map((name) => ({ name, type: 'text', label: name.toUpperCase() }) as const),
  ],
};

const policy = (part: Pick<Approval, 'asks' | 'attaches'>) =>
  compilePolicy(
    smallDocument({
      resources: [type],
      approvals: [
        {
          name: 'Payments',
          on: type.name,
          ...part,
          steps: [{ name: 'One', by: { kind: 'head' }, need: 'any' }],
        },
      ],
    }),
    1,
  );

const request = (attributes: Readonly<Record<string, Value | null>>): Resource => ({
  type: type.name,
  id: null,
  folder: '/',
  attributes,
  history: [],
});

const large = compare('amount', '>', euros(500_00));
const filled = { purpose: text('chairs'), amount: euros(600_00), department: text('/sales') };

test('a form asks in its order and in its words, and first for what a request is never without', () => {
  const { questions, files } = askedOf(
    policy({
      asks: [
        { field: 'why', text: 'What for?', when: large },
        { field: 'amount' },
        { field: 'note', optional: true },
      ],
      attaches: [{ name: 'quote', text: 'A quote', when: large }],
    }),
    request(filled),
    atNoon,
  );
  expect(questions).toEqual([
    { field: 'purpose', text: 'Purpose', required: true },
    { field: 'department', text: 'Department', required: true },
    { field: 'why', text: 'What for?', required: true },
    { field: 'amount', text: 'Amount', required: true },
    { field: 'note', text: 'NOTE', required: false },
  ]);
  expect(files).toEqual([{ name: 'quote', text: 'A quote', required: true }]);
});

test('without questions of its own a form asks for all that somebody can fill in, and requires no more than it must', () => {
  const { questions } = askedOf(policy({}), request({}), atNoon);
  expect(questions.map(({ field, required }) => [field, required])).toEqual([
    ['purpose', true],
    ['amount', true],
    ['department', true],
    ...FIELDS.map((field) => [field, false]),
  ]);
});

test('what a condition leaves out is not asked, and what it cannot tell is', () => {
  const compiled = policy({ asks: [{ field: 'why', when: large }] });
  const isAsked = (amount: Value | null): boolean =>
    askedOf(compiled, request({ ...filled, amount }), atNoon).questions.some(({ field }) => field === 'why');
  expect([euros(500_00), euros(500_01), null].map(isAsked)).toEqual([false, true, true]);
});

test('every open part is told in a sentence, in the order of the form', () => {
  const asked = askedOf(
    policy({ asks: [{ field: 'why', text: 'What for?' }], attaches: [{ name: 'quote', text: 'A quote' }] }),
    request(filled),
    atNoon,
  );
  expect(missingFrom(asked, request({ ...filled, why: text('  ') }), new Set())).toEqual([
    { kind: 'question', name: 'why', sentence: '“What for?” has no answer yet.' },
    { kind: 'file', name: 'quote', sentence: '“A quote” is not attached yet.' },
  ]);
});

test('nothing is missing that is not asked for, and giving more never makes more missing', () => {
  const terms = fc.record(
    { optional: fc.constant(true as const), when: fc.constantFrom(large, compare('note', '=', text('x'))) },
    { requiredKeys: [] },
  );
  const value = fc.constantFrom(null, text(''), text(' '), text('x'), text('y'));
  fc.assert(
    fc.property(
      fc
        .subarray([...FIELDS], { minLength: 1 })
        .chain((fields) => fc.tuple(...fields.map((field) => terms.map((each) => ({ field, ...each }))))),
      fc.array(terms, { maxLength: 2 }),
      fc.dictionary(fc.constantFrom(...FIELDS), value),
      fc.constantFrom(null, euros(1), euros(900_00)),
      fc.constantFrom(...FIELDS),
      (asks, files, given, amount, more) => {
        const attaches = files.map((each, at) => ({ name: `f${at}`, text: `File ${at}`, ...each }));
        const compiled = policy({ asks, attaches });
        const missingOf = (
          attributes: Readonly<Record<string, Value | null>>,
          brought: readonly string[],
        ) => {
          const asked = askedOf(compiled, request(attributes), atNoon);
          const required = [...asked.questions, ...asked.files].filter((each) => each.required);
          const open = missingFrom(asked, request(attributes), new Set(brought));
          expect(open.length).toBeLessThanOrEqual(required.length);
          return { asked, open };
        };
        const before = { ...filled, amount, ...given };
        const { asked, open } = missingOf(before, []);
        // The answer that others hang on may ask for more.
        if (more !== 'note') {
          const after = missingOf({ ...before, [more]: text('an answer') }, []).open;
          expect(open).toEqual(expect.arrayContaining([...after]));
        }
        const all = asked.files.map(({ name }) => name);
        expect(missingOf(before, all).open.filter(({ kind }) => kind === 'file')).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});
