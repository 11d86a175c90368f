import { expect, test } from 'vitest';
import { documentWith } from '../../draft/testing/document-with.ts';
import { matrixColumns, matrixRows, type MatrixRowsAsked } from './matrix-lines.ts';

const document = documentWith(
  { name: 'Rep', label: 'Sales rep', grants: [] },
  { name: 'Clerk', label: 'Finance clerk', grants: [] },
);

const asked = (changes: Partial<MatrixRowsAsked>): readonly string[] =>
  matrixRows({
    document,
    types: document.resources,
    q: '',
    module: null,
    closed: new Set(),
    shows: () => true,
    ...changes,
  }).map(({ key }) => key);

test('each type stands over its actions, and without them where it is closed', () => {
  expect(asked({ module: 'fin' })).toEqual([
    'fin.PaymentRequest',
    ...['read', 'create', 'update', 'delete', 'export', 'submit', 'approve'].map(
      (action) => `fin.PaymentRequest ${action}`,
    ),
  ]);
  expect(asked({ closed: new Set(['crm.Account', 'crm.Contract', 'fin.PaymentRequest']) })).toEqual([
    'crm.Account',
    'crm.Contract',
    'fin.PaymentRequest',
  ]);
});

test('a type that is found by its name keeps all of its actions, and an action brings its type along', () => {
  expect(asked({ q: 'contract' })).toHaveLength(6);
  expect(asked({ q: 'APPROVE' })).toEqual(['fin.PaymentRequest', 'fin.PaymentRequest approve']);
  expect(asked({ q: 'nothing is called so' })).toEqual([]);
});

test('a closed type stands for those of its actions that were asked for, and no other', () => {
  const [row] = matrixRows({
    document,
    types: document.resources,
    q: 'contract',
    module: null,
    closed: new Set(['crm.Contract']),
    shows: (_, action) => action !== 'delete',
  });
  expect(row?.actions).toEqual(['read', 'create', 'update', 'export']);
});

test('columns are the roles that were found, or the two that are compared', () => {
  const names = (q: string, compared: readonly string[]) =>
    matrixColumns(document.roles, { q, compared, shows: () => true }).map(({ role }) => role);
  expect(names('finance', [])).toEqual(['Clerk']);
  expect(names('', ['Clerk', 'Rep'])).toEqual(['Clerk', 'Rep']);
  expect(names('', ['Nobody', 'Rep'])).toEqual(['Rep']);
  const frozen = matrixColumns(document.roles, {
    q: '',
    compared: [],
    frozen: ['Rep'],
    shows: () => true,
  }).map(({ role }) => role);
  expect(frozen[0]).toBe('Rep');
  expect(new Set(frozen)).toEqual(new Set(document.roles.map(({ name }) => name)));
});
