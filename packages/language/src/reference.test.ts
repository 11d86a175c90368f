import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ResourceType } from '@remit/policy/document';
import type { Declarations } from './declarations.ts';
import { parsePolicy } from './parse-policy.ts';

const reference = readFileSync(new URL('../../../docs/language.md', import.meta.url), 'utf8');

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
  modules: ['crm', 'fin', 'hr'],
  types: [
    type('crm.Account', ['region']),
    type('crm.Contract', ['margin']),
    type('hr.Employee', ['iban']),
    type('fin.PaymentRequest', ['amount'], ['approve']),
  ],
  sets: ['exec'],
  roles: ['Employee', 'Exec', 'Finance', 'HRPartner', 'Manager', 'Sales', 'SalesRep', 'Viewer'],
};

/** The fenced text, and the second cell of each row of the table of statements. */
const examples = [
  ...[...reference.matchAll(/```\n([^`]+)```/g)].map((match) => match[1] ?? ''),
  ...[...reference.matchAll(/^\| [a-z ]+ \| `([^`]+)` \|/gm)].map((match) => match[1] ?? ''),
];

describe('the language reference', () => {
  it('has an example for every statement', () => {
    expect(examples).toHaveLength(6);
  });

  it.each(examples)('gives an example that parses: %s', (text) => {
    expect(parsePolicy(text, declared).errors).toEqual([]);
  });
});
