import { describe, expect, it } from 'vitest';
import { parsePolicy } from './parse-policy.ts';
import { DECLARED } from './testing/declared.ts';

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
    expect(parsePolicy(sample, DECLARED)).toMatchObject({
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
    const { placeOf, ...whole } = parsePolicy(sample, DECLARED);
    expect(placeOf('roles[1]')).toEqual({ from: 36, to: 68 });
    expect(parsePolicy(sample.replaceAll('\n', '\r\n'), DECLARED)).toMatchObject(whole);
    const statements = sample.split(/\n(?=role|user|policy|field|scope)/u);
    expect(
      parsePolicy(statements.map((each) => each.replaceAll('\n', ' ')).join('\n'), DECLARED),
    ).toMatchObject(whole);
  });
});

describe('a role', () => {
  it('is in a module, includes roles, and narrows what it grants', () => {
    const text = `role Approver in fin
      includes: Viewer, Finance
      can: read
      can: approve.department on PaymentRequest up to 10 000 EUR where amount is not null`;
    const parsed = parsePolicy(text, DECLARED);
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
    const parsed = parsePolicy("scope '/sales/key accounts' grants: Manager -> nothing", DECLARED);
    expect(parsed).toMatchObject({
      errors: [],
      document: { folderScopes: [{ folder: '/sales/key accounts', role: 'Manager', grants: [] }] },
    });
  });

  it('sees the last characters of a masked field and edits what it is listed for', () => {
    const parsed = parsePolicy(
      'field Contract.value visible: Exec masked: Sales as last 4 editable: Exec',
      DECLARED,
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
