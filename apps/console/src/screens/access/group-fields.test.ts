import type { AccessField } from '@remit/api/people/people-access-views';
import { expect, test } from 'vitest';
import { groupFields } from './group-fields.ts';

const field = (label: string, visibility: AccessField['visibility']): AccessField => ({
  field: label.toLowerCase(),
  label,
  visibility,
  varies: false,
  sources: [],
  shownTo: visibility === 'hidden' ? ['Finance'] : [],
});

test('what is kept from a person stands before what they see', () => {
  const groups = groupFields([
    field('Name', 'writable'),
    field('Number', 'readable'),
    field('Margin', 'hidden'),
  ]);
  expect(groups.map(({ labels }) => labels)).toEqual([['Margin'], ['Number'], ['Name']]);
});

test('fields that show alike share a line, and none is left out', () => {
  const groups = groupFields([field('Name', 'readable'), field('Iban', 'masked'), field('Tier', 'readable')]);
  expect(groups.map(({ labels }) => labels)).toEqual([['Iban'], ['Name', 'Tier']]);
});
