import { expect, test } from 'vitest';
import type { DraftEntries } from '../../../data/contract/request-calls.ts';
import { sameEntries } from './same-entries.ts';

const kept: DraftEntries = {
  purpose: 'Café',
  payee: '',
  amount: '12',
  currency: 'EUR',
  department: '/sales',
  folder: null,
  costType: '',
  onBehalfOf: null,
  fields: { project: 'Élan' },
};

test.each<[string, boolean, DraftEntries, DraftEntries | null]>([
  ['what the server has', true, { ...kept }, kept],
  ['an accent that was pasted apart from its letter', true, { ...kept, purpose: 'Cafe\u0301' }, kept],
  ['the same in a field of the type', true, { ...kept, fields: { project: 'E\u0301lan' } }, kept],
  ['a field that is empty', true, { ...kept, fields: { ...kept.fields, term: '' } }, kept],
  ['another text', false, { ...kept, purpose: 'Cafe' }, kept],
  ['a field that was emptied', false, { ...kept, fields: {} }, kept],
  ['a folder that was chosen since', false, { ...kept, folder: '/sales' }, kept],
  ['a person who was taken back', false, kept, { ...kept, onBehalfOf: 'tom' }],
  ['a form that was never saved', false, kept, null],
])('%s counts as saved: %s', (_, same, typed, stored) => {
  expect(sameEntries(typed, stored)).toBe(same);
});
