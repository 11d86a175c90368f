import { expect, test } from 'vitest';
import { bareMember } from './bare-subject.ts';
import type { Member } from './directory.ts';
import { storedFacts } from './stored-facts.ts';
import { STORED_ATTRIBUTES } from './validate/group-rule-problems.ts';

const member = (more: Partial<Member>): Member => ({ ...bareMember('m'), ...more });

const factOf = (members: readonly Member[], name: string) =>
  storedFacts(members).find((fact) => fact.name === name);

test('what every member has can be asked for, once each, and nothing else where the tenant adds nothing', () => {
  const names = storedFacts([]).map(({ name }) => name);
  expect(names.toSorted()).toEqual(STORED_ATTRIBUTES.toSorted());
});

test('what a tenant adds is of the type that most of its values are of, with the texts that occur', () => {
  const text = (value: string) => ({ country: { type: 'text', value } as const });
  const members = [
    member({ attributes: text('SE') }),
    member({ attributes: text('DE') }),
    member({ attributes: { ...text('SE'), cost_centre: { type: 'number', value: '400' } } }),
    member({ attributes: { country: { type: 'number', value: '46' } } }),
  ];
  expect(factOf(members, 'country')).toEqual({
    name: 'country',
    type: 'text',
    label: 'Country',
    values: ['DE', 'SE'],
  });
  expect(factOf(members, 'cost_centre')).toEqual({
    name: 'cost_centre',
    type: 'number',
    label: 'Cost centre',
  });
});

test('of a text with a value for nearly everybody none is told, and of names and addresses never', () => {
  const many = Array.from({ length: 201 }, (_, at) => member({ title: `Title ${at}` }));
  expect(factOf(many, 'title')?.values).toBeUndefined();
  expect(factOf(many.slice(1), 'title')?.values).toHaveLength(200);
  for (const name of ['name', 'email', 'person', 'id']) expect(factOf(many, name)?.values).toBeUndefined();
});
