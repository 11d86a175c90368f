import { describe, expect, it } from 'vitest';
import type { Condition } from '@remit/policy/condition';
import type { ResourceType } from '@remit/policy/document';
import type { Declarations } from './declarations.ts';
import { parsePolicy } from './parse-policy.ts';
import { STATEMENT_WORDS } from './words.ts';

const type = (name: string, fields: readonly string[], actions: readonly string[] = []): ResourceType => {
  return {
    name,
    label: name,
    fields: fields.map((field) => ({ name: field, type: 'text', label: field })),
    actions,
    history: false,
  };
};

const declared: Declarations = {
  modules: ['crm', 'fin'],
  types: [
    type('crm.Account', ['region', 'owner']),
    type('crm.Contract', ['margin', 'region', 'value', 'tags', 'ends_on']),
    type('fin.PaymentRequest', ['amount', 'department'], ['approve']),
    type('crm.Note', ['body']),
    type('fin.Note', ['body']),
  ],
  sets: ['exec'],
  roles: ['Finance', 'Exec', 'Sales', 'Viewer', 'Manager'],
};

/** Verbatim from semantics.md, "As text". */
const sample = `role SalesRep can: read, update.own
role FinanceViewer can: read.fin
user alice
roles: [SalesRep, FinanceViewer]

policy WestRegionOnly on Account
for SalesRep
where region = 'west'

field Contract.margin
visible: Finance, Exec
hidden: Sales, Viewer

scope Folder.engineering
grants: Manager → write
Manager → read.exec
`;

describe('the lines that the first readers know', () => {
  it('parse as they stand', () => {
    expect(parsePolicy(sample, declared)).toMatchObject({
      errors: [],
      users: [{ name: 'alice', roles: ['SalesRep', 'FinanceViewer'] }],
      document: {
        roles: [
          {
            name: 'SalesRep',
            grants: [{ actions: ['read'] }, { actions: ['update'], qualifiers: [{ kind: 'own' }] }],
          },
          {
            name: 'FinanceViewer',
            grants: [{ actions: ['read'], qualifiers: [{ kind: 'module', module: 'fin' }] }],
          },
        ],
        rowPolicies: [
          {
            name: 'WestRegionOnly',
            type: 'crm.Account',
            roles: ['SalesRep'],
            where: {
              kind: 'compare',
              operator: '=',
              left: { kind: 'attribute', of: 'resource', name: 'region' },
              right: { kind: 'literal', value: { type: 'text', value: 'west' } },
            },
          },
        ],
        fieldRules: [
          {
            type: 'crm.Contract',
            field: 'margin',
            visible: ['Finance', 'Exec'],
            hidden: ['Sales', 'Viewer'],
          },
        ],
        folderScopes: [
          {
            folder: '/engineering',
            role: 'Manager',
            grants: [
              { actions: ['write'] },
              { actions: ['read'], qualifiers: [{ kind: 'set', set: 'exec' }] },
            ],
          },
        ],
      },
    });
  });

  it('mean the same on one line each, and with Windows line ends', () => {
    const { placeOf, ...whole } = parsePolicy(sample, declared);
    expect(placeOf('roles[1]')).toEqual({ from: 36, to: 68 });
    expect(parsePolicy(sample.replaceAll('\n', '\r\n'), declared)).toMatchObject(whole);
    const statements = sample.split(/\n(?=role|user|policy|field|scope)/u);
    expect(
      parsePolicy(statements.map((each) => each.replaceAll('\n', ' ')).join('\n'), declared),
    ).toMatchObject(whole);
  });
});

describe('a role', () => {
  it('is in a module, includes roles, and narrows what it grants', () => {
    const text = `role Approver in fin
      includes: Viewer, Finance
      can: read
      can: approve.department on PaymentRequest up to 10 000 EUR where amount is not null`;
    const parsed = parsePolicy(text, declared);
    expect(parsed.errors).toEqual([]);
    expect(parsed.document.roles).toEqual([
      {
        name: 'Approver',
        module: 'fin',
        includes: ['Viewer', 'Finance'],
        grants: [
          { actions: ['read'] },
          {
            actions: ['approve'],
            qualifiers: [{ kind: 'department' }],
            on: ['fin.PaymentRequest'],
            upTo: { minor: 1_000_000, currency: 'EUR' },
            where: {
              kind: 'not',
              condition: { kind: 'is-null', operand: { kind: 'attribute', of: 'resource', name: 'amount' } },
            },
          },
        ],
      },
    ]);
  });

  it('grants nothing in a folder whose scope says nothing', () => {
    const parsed = parsePolicy("scope '/sales/key accounts' grants: Manager -> nothing", declared);
    expect(parsed).toMatchObject({
      errors: [],
      document: { folderScopes: [{ folder: '/sales/key accounts', role: 'Manager', grants: [] }] },
    });
  });

  it('sees the last characters of a masked field and edits what it is listed for', () => {
    const parsed = parsePolicy(
      'field Contract.value visible: Exec masked: Sales as last 4 editable: Exec',
      declared,
    );
    expect(parsed).toMatchObject({
      errors: [],
      document: {
        fieldRules: [
          {
            type: 'crm.Contract',
            field: 'value',
            visible: ['Exec'],
            editable: ['Exec'],
            masked: [{ role: 'Sales', as: { kind: 'last', characters: 4 } }],
          },
        ],
      },
    });
  });
});

const where = (condition: string): Condition | undefined => {
  const parsed = parsePolicy(`policy P on Contract for Sales where ${condition}`, declared);
  expect(parsed.errors).toEqual([]);
  return parsed.document.rowPolicies[0]?.where;
};
const field = (name: string) => ({ kind: 'attribute', of: 'resource', name });
const literal = (value: object) => ({ kind: 'literal', value });

describe('a condition', () => {
  it.each<readonly [string, object]>([
    [
      "region != 'west'",
      {
        kind: 'compare',
        operator: '!=',
        left: field('region'),
        right: literal({ type: 'text', value: 'west' }),
      },
    ],
    ["region = 'it''s'", { right: literal({ type: 'text', value: "it's" }) }],
    ["region = 'e\u0301'", { right: literal({ type: 'text', value: '\u00e9' }) }],
    [
      'resource.value >= 10 000.50 EUR',
      {
        operator: '>=',
        left: field('value'),
        right: literal({ type: 'money', minor: 1_000_050, currency: 'EUR' }),
      },
    ],
    ['value < 500 JPY', { right: literal({ type: 'money', minor: 500, currency: 'JPY' }) }],
    ['value = -12.50', { right: literal({ type: 'number', value: '-12.50' }) }],
    ['ends_on <= 2026-11-20', { right: literal({ type: 'date', value: '2026-11-20' }) }],
    ['ends_on < now', { right: { kind: 'now' } }],
    ['region = true', { right: literal({ type: 'boolean', value: true }) }],
    [
      'subject.department = context.site',
      {
        left: { kind: 'attribute', of: 'subject', name: 'department' },
        right: { kind: 'attribute', of: 'environment', name: 'site' },
      },
    ],
    [
      "region in ('west', 'east')",
      {
        kind: 'in',
        operand: field('region'),
        list: [literal({ type: 'text', value: 'west' }), literal({ type: 'text', value: 'east' })],
      },
    ],
    ['region in ()', { kind: 'in', list: [] }],
    [
      "folder within '/sales'",
      { kind: 'within', operand: field('folder'), tree: literal({ type: 'text', value: '/sales' }) },
    ],
    ['region is null', { kind: 'is-null', operand: field('region') }],
    ["region contains '%'", { kind: 'text', operator: 'contains' }],
    ["region starts with 'w'", { kind: 'text', operator: 'starts with' }],
    ["region ends with 't'", { kind: 'text', operator: 'ends with' }],
    ["tags overlaps ['a', 'b']", { kind: 'overlaps', right: literal({ type: 'text[]', value: ['a', 'b'] }) }],
  ])('says %s', (text, condition) => {
    expect(where(text)).toMatchObject(condition);
  });

  it('binds not before and before or, and lists what is joined', () => {
    expect(where('not region is null and value = 1 and value = 2 or value = 3')).toMatchObject({
      kind: 'or',
      conditions: [
        {
          kind: 'and',
          conditions: [
            { kind: 'not', condition: { kind: 'is-null' } },
            { kind: 'compare' },
            { kind: 'compare' },
          ],
        },
        { kind: 'compare' },
      ],
    });
    expect(where('not (region is null or (value + 1) * 2 - 3 > 4)')).toMatchObject({
      kind: 'not',
      condition: {
        kind: 'or',
        conditions: [
          { kind: 'is-null' },
          {
            left: {
              operator: '-',
              left: {
                operator: '*',
                left: { operator: '+', left: field('value') },
                right: literal({ type: 'number', value: '2' }),
              },
            },
          },
        ],
      },
    });
  });

  it('reads times before plus, and plus from the left', () => {
    expect(where('value - 1 - 2 * 3 = 0')).toMatchObject({
      left: { operator: '-', left: { operator: '-', left: field('value') }, right: { operator: '*' } },
    });
  });
});

describe('an error', () => {
  it.each<readonly [string, number, number, string, readonly string[], readonly string[]]>([
    [
      'role A cann: read',
      1,
      8,
      'found `cann`',
      ['`label`', '`description`', '`includes`', '`can`', '`in`'],
      ['can', 'in'],
    ],
    ['role A can read', 1, 12, 'found `read` where `:` must stand', ['`:`'], []],
    ['role', 1, 5, 'the statement ends where a name must stand', ['a name'], []],
    [
      'field Contract.margin\nvissible: Exec',
      2,
      1,
      'found `vissible`',
      ['`visible`', '`masked`', '`editable`', '`hidden`', '`.`'],
      ['visible'],
    ],
    ['scope Folder.a grants: Manager write', 1, 32, 'found `write`', ['`→`'], []],
    ['role A can: approve up to 10 000', 1, 27, 'found `10`', ['an amount such as `10 000 EUR`'], []],
    [
      'policy P on Contrct for Sales where region is null',
      1,
      13,
      '`Contrct` is not declared as a type',
      ['the name of a type'],
      ['Contract'],
    ],
    [
      'policy P on Note for Sales where body is null',
      1,
      13,
      '`Note` names a type in more than one module',
      ['`crm.Note`', '`fin.Note`'],
      ['crm.Note', 'fin.Note'],
    ],
    [
      'policy P on Account for Salse where region is null',
      1,
      25,
      '`Salse` is not declared as a role',
      ['the name of a role'],
      ['Sales'],
    ],
    [
      "policy P on Account for Sales\nwhere 'é😀' = regoin",
      2,
      14,
      '`crm.Account` has no field `regoin`',
      ['a field of `crm.Account`'],
      ['region'],
    ],
    [
      'field Contract.margn visible: Exec',
      1,
      16,
      '`crm.Contract` has no field `margn`',
      ['a field of `crm.Contract`'],
      ['margin', 'tags'],
    ],
    ['role A can: raed', 1, 13, 'no type has an action `raed`', ['the name of an action'], ['read', 'end']],
    [
      'role A can: read.fim',
      1,
      18,
      '`fim` is not declared as a module or a record set',
      ['`own`', '`department`', 'the name of a module', 'the name of a record set'],
      ['fin', 'crm'],
    ],
    [
      'role A in fim can: read',
      1,
      11,
      '`fim` is not declared as a module',
      ['the name of a module'],
      ['fin', 'crm'],
    ],
    [
      'policy P on Contract for Sales where value = 1.005 EUR',
      1,
      46,
      'an amount in EUR has at most 2 decimals',
      [],
      [],
    ],
    [
      'policy P on Contract for Sales where ends_on = 2026-02-30',
      1,
      48,
      'the calendar has no 2026-02-30',
      ['a date such as `2026-01-31`'],
      [],
    ],
    [
      "scope 'sales' grants: Manager → read",
      1,
      7,
      '`sales` is no path of a folder',
      ["a path such as `'/sales/emea'`"],
      [],
    ],
    [
      'scope Engineering grants: Manager → read',
      1,
      7,
      'this is no folder',
      ['`Folder.` and its name', "a path such as `'/sales/emea'`"],
      [],
    ],
    ['hello', 1, 1, 'found `hello`', STATEMENT_WORDS.map((word) => `\`${word}\``), []],
  ])('in %j says where, what and what instead', (text, line, column, message, expected, nearest) => {
    const { errors } = parsePolicy(text, declared);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ line, column, expected, nearest });
    expect(errors[0]?.message).toContain(message);
  });

  it('hides no other: every statement is read, and every name of it', () => {
    const { errors } = parsePolicy(
      `role A can: raed, wirte
role B cann: read
policy P on Acount for Salse where regoin = 1
user bob roles: [A, B, C]`,
      declared,
    );
    expect(errors.map(({ line, column }) => [line, column])).toEqual([
      [1, 13],
      [1, 19],
      [2, 8],
      [3, 13],
      [3, 24],
      [4, 24],
    ]);
  });

  it.each([200, 5000])('is all that comes of a condition nested %d deep', (depth) => {
    const deep = `${'not ('.repeat(depth)}region is null${')'.repeat(depth)}`;
    const { errors } = parsePolicy(`policy P on Account for Sales where ${deep}`, declared);
    expect(errors).toHaveLength(1);
  });
});
