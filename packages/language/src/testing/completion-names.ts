import { ACCOUNT, PAYMENT } from '@remit/testkit/small-tenant';
import { REMIT_TYPES } from '@remit/policy/catalog';
import type { CompletionNames } from '../complete-names.ts';

/** What a small tenant has to offer: a name of a type that two modules have, and names that must stand in quotes. */
export const COMPLETION_NAMES: CompletionNames = {
  modules: ['crm', 'fin'],
  types: [ACCOUNT, PAYMENT, { ...ACCOUNT, name: 'fin.Account' }, ...REMIT_TYPES],
  sets: ['exec'],
  roles: ['Sales', 'SalesLead', 'Finance', 'not'],
  folders: ['/', '/west', '/west/coast', '/east', '/key accounts'],
  departments: ['/', '/sales', '/sales/emea'],
  emails: ['alice@example.org', "o'brien@example.org"],
  attributes: ['clearance'],
};
