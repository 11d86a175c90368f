import type { ResourceType } from '@remit/policy/document';
import type { Declarations } from '../declarations.ts';

const type = (name: string, fields: readonly string[], actions: readonly string[] = []): ResourceType => ({
  name,
  label: name,
  fields: fields.map((field) => ({ name: field, type: 'text', label: field })),
  actions,
  history: false,
});

/** What the statements of a text may name: in it a name of a type that two modules have. */
export const DECLARED: Declarations = {
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
