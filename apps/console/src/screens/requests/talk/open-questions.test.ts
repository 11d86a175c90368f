import { expect, test } from 'vitest';
import type { RequestFormField } from '@remit/api/requests/request-views';
import { openQuestions } from './open-questions.ts';
import type { RequestEntries } from '../form/request-entries.ts';

const typed = (fields: RequestEntries['fields']): RequestEntries => ({
  purpose: '',
  payee: '',
  amount: '',
  currency: 'EUR',
  department: '/sales',
  folder: '/sales',
  costType: '',
  fields,
  onBehalfOf: null,
});
const field = (name: string, place: RequestFormField['place']): RequestFormField => ({
  name,
  label: name,
  fieldType: 'text',
  values: null,
  place,
});
const fields = [field('title', 'purpose'), field('reason', null), field('code', 'project')];
const asked = (name: string, required = true) => ({ field: name, text: `What is the ${name}?`, required });

test('a question that must be answered is open until it is, in the order in which it is asked', () => {
  const questions = [asked('code'), asked('reason')];
  expect(openQuestions(typed({}), fields, questions)).toEqual(questions);
  expect(openQuestions(typed({ code: 'A1', reason: ' ' }), fields, questions)).toEqual([asked('reason')]);
  expect(openQuestions(typed({ code: 'A1', reason: 'old' }), fields, questions)).toEqual([]);
});

test('what may stay empty, and what every request has a place for, is not among the open questions', () => {
  expect(openQuestions(typed({}), fields, [asked('title'), asked('reason', false)])).toEqual([]);
});
