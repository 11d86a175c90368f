import { describe, expect, test } from 'vitest';
import { ACCOUNT, PAYMENT, compare, euros, role, smallDocument, text } from '@remit/testkit/small-tenant';
import type { Condition, Operand } from './condition.ts';
import type { Aggregation, Approval, PolicyDocument, StepNeed } from './document.ts';
import { compilePolicy } from './compile.ts';
import { PolicyInvalid, type PolicyProblem } from './policy-problem.ts';
import { validatePolicy } from './validate.ts';

const problems = (parts: Partial<PolicyDocument>): readonly PolicyProblem[] =>
  validatePolicy(smallDocument(parts));

const where = (condition: Condition): Partial<PolicyDocument> => ({
  roles: [role('R', [{ actions: ['read'], on: ['crm.Account'], where: condition }])],
});

const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const literal = (value: Extract<Operand, { kind: 'literal' }>['value']): Operand => ({
  kind: 'literal',
  value,
});
const now: Operand = { kind: 'now' };

const chain = (length: number): PolicyDocument['roles'] =>
  Array.from({ length }, (_, at) => role(`R${at}`, [], at + 1 < length ? { includes: [`R${at + 1}`] } : {}));

const nested = (depth: number): Condition =>
  Array.from({ length: depth }).reduce<Condition>(
    (condition) => ({ kind: 'not', condition }),
    compare('name', '=', text('x')),
  );

/** An approval that adds up what a submitter asks for one payee, but for one thing. */
const summing = (part: Partial<Aggregation>): Partial<PolicyDocument> => ({
  resources: [
    {
      ...PAYMENT,
      fields: [
        ...PAYMENT.fields.filter(({ name }) => name !== 'payee' && name !== 'submitted_at'),
        { name: 'payee', type: 'text', label: 'Payee' },
        { name: 'submitted_at', type: 'instant', label: 'Submitted' },
      ],
    },
  ],
  roles: [role('R', [])],
  approvals: [
    {
      name: 'Payments',
      on: 'fin.PaymentRequest',
      aggregations: [{ name: 'recent', of: 'amount', by: ['submitter', 'payee'], over: 1, ...part }],
      steps: [{ name: 'One', by: { kind: 'roles', roles: ['R'] }, need: 'any' }],
    },
  ],
});

/** An approval of payments that asks for something. */
const asking = (part: Pick<Approval, 'asks' | 'attaches'>, ...others: readonly Approval[]) => ({
  resources: [
    { ...PAYMENT, fields: [...PAYMENT.fields, { name: 'why', type: 'text', label: 'Why' } as const] },
  ],
  roles: [role('R', [])],
  approvals: [...others, { ...HEADED, ...part }],
});
const HEADED: Approval = {
  name: 'Payments',
  on: 'fin.PaymentRequest',
  steps: [{ name: 'One', by: { kind: 'head' }, need: 'any' }],
};
const deciding = (emails: readonly string[], need: StepNeed): Partial<PolicyDocument> => ({
  approvals: [{ ...HEADED, steps: [{ name: 'Sign', by: { kind: 'people', emails }, need }] }],
});
const never: Condition = compare('purpose', '=', { type: 'number', value: '1' });

const CASES: readonly (readonly [string, Partial<PolicyDocument>, PolicyProblem['kind'], string])[] = [
  ['a field that is not declared', where(compare('regoin', '=', text('west'))), 'unknown-name', 'region'],
  ['a value that an enum never has', where(compare('region', '=', text('wset'))), 'unknown-name', 'west'],
  [
    'a role that is not declared',
    { roles: [role('Sales', [], { includes: ['Slaes'] })] },
    'unknown-name',
    'Sales',
  ],
  [
    'a bare name of a type',
    { roles: [role('R', [{ actions: ['read'], on: ['Account'] }])] },
    'unknown-name',
    'crm.Account',
  ],
  [
    'a bare name that two modules have',
    {
      resources: [ACCOUNT, { ...PAYMENT, name: 'fin.Account' }],
      roles: [role('R', [{ actions: ['read'], on: ['Account'] }])],
    },
    'ambiguous-type',
    'fin.Account',
  ],
  [
    'an action that no such type has',
    { roles: [role('R', [{ actions: ['aprove'], on: ['fin.PaymentRequest'] }])] },
    'unknown-name',
    'approve',
  ],
  ['two roles of one name', { roles: [role('R', []), role('R', [])] }, 'duplicate-name', ''],
  [
    'two scopes of one role in one folder',
    { roles: [role('R', [])], folderScopes: [1, 2].map(() => ({ folder: '/a', role: 'R', grants: [] })) },
    'duplicate-name',
    '',
  ],
  [
    'a field called folder',
    {
      resources: [
        { ...ACCOUNT, fields: [...ACCOUNT.fields, { name: 'folder', type: 'folder', label: 'F' }] },
      ],
    },
    'reserved-name',
    '',
  ],
  [
    'a module called remit',
    {
      modules: [
        { name: 'remit', label: 'R' },
        { name: 'crm', label: 'C' },
        { name: 'fin', label: 'F' },
      ],
    },
    'reserved-name',
    '',
  ],
  [
    'a role that includes itself through another',
    { roles: [role('A', [], { includes: ['B'] }), role('B', [], { includes: ['A'] })] },
    'include-cycle',
    '',
  ],
  ['includes 17 deep', { roles: chain(18) }, 'over-limit', ''],
  ['a condition 21 deep', where(nested(20)), 'over-limit', ''],
  ['a condition ten thousand deep', where(nested(10_000)), 'over-limit', ''],
  [
    'a condition of 501 parts',
    where({ kind: 'and', conditions: Array.from({ length: 167 }, () => compare('name', '=', text('x'))) }),
    'over-limit',
    '',
  ],
  [
    'a list of 1,001',
    where({
      kind: 'in',
      operand: field('name'),
      list: Array.from({ length: 1001 }, () => literal(text('x'))),
    }),
    'over-limit',
    '',
  ],
  [
    'a null in a list',
    where({ kind: 'in', operand: field('name'), list: [literal(null as never)] }),
    'null-in-list',
    '',
  ],
  [
    'an operator that there is none of',
    where(compare('name', '~' as never, text('x'))),
    'malformed-value',
    '',
  ],
  [
    'an operator of texts that there is none of',
    where({ kind: 'text', operator: 'like' as never, operand: field('name'), part: literal(text('x')) }),
    'malformed-value',
    '',
  ],
  ['a role without a name', { roles: [role(' ', [])] }, 'malformed-value', ''],
  ['a number against a text', where(compare('margin', '=', text('1'))), 'type-mismatch', ''],
  ['money against a number', where(compare('margin', '<', euros(1))), 'type-mismatch', ''],
  [
    'an order of true and false',
    where(compare('vip', '<', { type: 'boolean', value: true })),
    'type-mismatch',
    '',
  ],
  [
    'a list of texts compared',
    where(compare('tags', '=', { type: 'text[]', value: ['a'] })),
    'type-mismatch',
    '',
  ],
  [
    'a date field against an instant field',
    where({ kind: 'compare', operator: '<', left: field('opened'), right: field('seen') }),
    'type-mismatch',
    '',
  ],
  [
    'a text within a tree',
    where({ kind: 'within', operand: field('name'), tree: literal({ type: 'folder', value: '/' }) }),
    'type-mismatch',
    '',
  ],
  [
    'a pattern in a number',
    where({ kind: 'text', operator: 'contains', operand: field('margin'), part: literal(text('1')) }),
    'type-mismatch',
    '',
  ],
  [
    'arithmetic on text',
    where({
      kind: 'compare',
      operator: '=',
      left: { kind: 'arithmetic', operator: '+', left: field('name'), right: literal(text('x')) },
      right: literal(text('y')),
    }),
    'type-mismatch',
    '',
  ],
  [
    'a number that is none',
    where(compare('margin', '=', { type: 'number', value: 'NaN' })),
    'malformed-value',
    '',
  ],
  [
    'a date of no calendar',
    where(compare('opened', '=', { type: 'date', value: '2026-02-30' })),
    'malformed-value',
    '',
  ],
  [
    'a limit in no currency',
    {
      roles: [
        role('R', [
          { actions: ['approve'], on: ['fin.PaymentRequest'], upTo: { minor: 1, currency: 'XXX' } },
        ]),
      ],
    },
    'malformed-value',
    '',
  ],
  ['a history asked of a type without one', where({ kind: 'took', action: 'read' }), 'not-recorded', ''],
  [
    'a separation on a type without history',
    { exclusions: [{ kind: 'actions', name: 'x', actions: ['read', 'update'], on: 'crm.Account' }] },
    'not-recorded',
    '',
  ],
  [
    'a rule for a field of Remit’s own',
    { roles: [role('R', [])], fieldRules: [{ type: 'remit.Member', field: 'email', visible: ['R'] }] },
    'reserved-name',
    '',
  ],
  [
    'hidden without visible or masked',
    { roles: [role('R', [])], fieldRules: [{ type: 'crm.Account', field: 'iban', hidden: ['R'] }] },
    'edit-without-sight',
    '',
  ],
  [
    'editable without visible or masked',
    { roles: [role('R', [])], fieldRules: [{ type: 'crm.Account', field: 'iban', editable: ['R'] }] },
    'edit-without-sight',
    '',
  ],
  [
    'a mask over a number',
    {
      roles: [role('R', [])],
      fieldRules: [
        {
          type: 'crm.Account',
          field: 'margin',
          masked: [{ role: 'R', as: { kind: 'last', characters: 4 } }],
        },
      ],
    },
    'type-mismatch',
    '',
  ],
  [
    'a role that administers and does business',
    { roles: [role('R', [{ actions: ['read'] }, { actions: ['read'], on: ['remit.Policy'] }])] },
    'mixed-duties',
    '',
  ],
  ['a total of what is no money', summing({ of: 'payee' }), 'type-mismatch', ''],
  ['a total of a field that is not declared', summing({ of: 'amuont' }), 'unknown-name', 'amount'],
  ['a sum that would go through every record', summing({ by: ['payee'] }), 'malformed-value', ''],
  ['a sum by a moment, which no two records share', summing({ by: ['submitted_at'] }), 'type-mismatch', ''],
  ['a sum over no time', summing({ over: 0 }), 'malformed-value', ''],
  [
    'a sum in a rule, where a list could not know it',
    {
      ...summing({}),
      rules: [
        {
          kind: 'forbid',
          name: 'Slices',
          actions: ['approve'],
          on: ['fin.PaymentRequest'],
          when: {
            kind: 'compare',
            operator: '>',
            left: { kind: 'attribute', of: 'environment', name: 'recent' },
            right: literal(euros(1)),
          },
          because: 'x',
        },
      ],
    },
    'not-recorded',
    '',
  ],
];

describe('what keeps a document from being a policy', () => {
  test.each(CASES)('%s', (_, parts, kind, nearest) => {
    const found = problems(parts);
    expect(found.map((problem) => problem.kind)).toContain(kind);
    const problem = found.find((each) => each.kind === kind);
    expect(problem?.sentence).toMatch(/^[`A-Z].*\.$/u);
    if (nearest !== '') expect(problem?.nearest).toContain(nearest);
  });

  test('a sum of what a submitter asks for one payee is no problem', () => {
    expect(problems(summing({}))).toEqual([]);
  });

  test('what is at a limit is no problem', () => {
    expect(problems({ roles: chain(17) })).toEqual([]);
    expect(problems(where(nested(18)))).toEqual([]);
    const list = Array.from({ length: 1000 }, () => literal(text('x')));
    expect(problems(where({ kind: 'in', operand: field('name'), list }))).toEqual([]);
  });

  test('a date meets now, and an attribute of a member meets any field: only the facts can tell', () => {
    expect(problems(where({ kind: 'compare', operator: '>=', left: field('opened'), right: now }))).toEqual(
      [],
    );
    const level: Operand = { kind: 'attribute', of: 'subject', name: 'level' };
    expect(problems(where({ kind: 'compare', operator: '<=', left: field('margin'), right: level }))).toEqual(
      [],
    );
  });

  test('a wide diamond of includes is checked in a moment', () => {
    const rows = Array.from({ length: 15 }, (_, row) =>
      Array.from({ length: 12 }, (_, at) => {
        const includes = row === 14 ? [] : Array.from({ length: 12 }, (_, next) => `R${row + 1}x${next}`);
        return role(`R${row}x${at}`, [], { includes });
      }),
    );
    expect(problems({ roles: rows.flat() })).toEqual([]);
  });

  test('compiling refuses with every problem at once', () => {
    const document = smallDocument({ roles: [role('R', [], { includes: ['X', 'Y'] })] });
    expect(() => compilePolicy(document, 1)).toThrow(PolicyInvalid);
    try {
      compilePolicy(document, 1);
    } catch (error) {
      expect(error instanceof PolicyInvalid && error.problems.map(({ path }) => path)).toEqual([
        'roles[0].includes[0]',
        'roles[0].includes[1]',
      ]);
    }
  });
});

test.each<readonly [string, Partial<PolicyDocument>, PolicyProblem['kind'], string]>([
  ['a step of nobody', deciding([], 'any'), 'malformed-value', 'one person at least'],
  ['a step of what is no e-mail', deciding(['ana'], 'any'), 'malformed-value', '`ana` is no e-mail'],
  ['a step that names one person twice', deciding(['a@b', 'a@b'], 'any'), 'duplicate-name', 'another person'],
  ['a step of one of each person', deciding(['a@b', 'c@d'], 'each'), 'malformed-value', '`all` is every one'],
  ['a step of more people than it names', deciding(['a@b'], 2), 'malformed-value', '1 people are named'],
  [
    'a question about a field that there is not',
    asking({ asks: [{ field: 'whi' }] }),
    'unknown-name',
    'no field `whi`',
  ],
  [
    'a question about who submits',
    asking({ asks: [{ field: 'submitter' }] }),
    'malformed-value',
    'it is whoever submits the request. Questions are about `purpose`, `amount`, `department`, `why`.',
  ],
  [
    'a question about where a request lies',
    asking({ asks: [{ field: 'folder' }] }),
    'malformed-value',
    'Nobody is asked for `folder`',
  ],
  [
    'an amount that may be left empty',
    asking({ asks: [{ field: 'amount', optional: true }] }),
    'malformed-value',
    'never left empty',
  ],
  [
    'two questions about one field',
    asking({ asks: [{ field: 'why' }, { field: 'why', text: 'Why so?' }] }),
    'duplicate-name',
    'another question about `why`',
  ],
  [
    'a question that another approval of the type asks',
    asking({ asks: [{ field: 'why' }] }, { ...HEADED, name: 'Before', asks: [{ field: 'why' }] }),
    'duplicate-name',
    'Another approval of `fin.PaymentRequest` asks for `why` already.',
  ],
  [
    'a question without words',
    asking({ asks: [{ field: 'why', text: ' ' }] }),
    'malformed-value',
    'in words',
  ],
  [
    'a question by a condition that makes no sense',
    asking({ asks: [{ field: 'why', when: never }] }),
    'type-mismatch',
    'text',
  ],
  [
    'two files of one name',
    asking({
      attaches: [
        { name: 'quote', text: 'A quote' },
        { name: 'quote', text: 'Another' },
      ],
    }),
    'duplicate-name',
    'another file `quote`',
  ],
  [
    'more files than anybody brings',
    asking({ attaches: Array.from({ length: 21 }, (_, at) => ({ name: `f${at}`, text: 'A file' })) }),
    'over-limit',
    'at most 20 files',
  ],
])('%s is refused, with what is wrong', (_, has, kind, sentence) => {
  expect(problems(has)).toContainEqual(
    expect.objectContaining({ kind, sentence: expect.stringContaining(sentence) as unknown }),
  );
});

test('a form may ask for whatever somebody can fill in', () => {
  const asks = [
    { field: 'purpose' },
    { field: 'amount', text: 'How much?' },
    { field: 'why', optional: true as const },
  ];
  expect(problems(asking({ asks, attaches: [{ name: 'quote', text: 'A quote' }] }))).toEqual([]);
});
