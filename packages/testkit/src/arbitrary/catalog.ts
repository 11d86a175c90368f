import type { Module, ResourceType } from '@remit/policy/document';

export const MODULES: readonly Module[] = [
  { name: 'crm', label: 'Customers' },
  { name: 'fin', label: 'Finance' },
];

/** Small and fixed, and between them they have every value type, an owner, an amount, a department and a history. */
export const TYPES: readonly ResourceType[] = [
  {
    name: 'crm.Account',
    label: 'Account',
    fields: [
      { name: 'name', type: 'text', label: 'Name' },
      { name: 'alias', type: 'text', label: 'Alias' },
      { name: 'region', type: 'enum', label: 'Region', values: ['west', 'East', 'west '] },
      { name: 'owner', type: 'member', label: 'Owner' },
      { name: 'score', type: 'number', label: 'Score' },
      { name: 'weight', type: 'number', label: 'Weight' },
      { name: 'tags', type: 'text[]', label: 'Tags' },
      { name: 'vip', type: 'boolean', label: 'Important' },
      { name: 'opened', type: 'date', label: 'Opened' },
      { name: 'seen', type: 'instant', label: 'Last seen' },
      { name: 'home', type: 'folder', label: 'Home' },
      { name: 'constructor', type: 'text', label: 'Builder' },
    ],
    owner: 'owner',
    title: 'name',
    actions: [],
    history: false,
  },
  {
    name: 'fin.Payment',
    label: 'Payment',
    fields: [
      { name: 'purpose', type: 'text', label: 'Purpose' },
      { name: 'submitter', type: 'member', label: 'Submitter' },
      { name: 'amount', type: 'money', label: 'Amount' },
      { name: 'fee', type: 'money', label: 'Fee' },
      { name: 'unit', type: 'department', label: 'Department' },
      { name: 'due', type: 'date', label: 'Due' },
      { name: 'paid', type: 'date', label: 'Paid' },
      { name: 'sent', type: 'instant', label: 'Sent' },
      { name: 'booked', type: 'instant', label: 'Booked' },
    ],
    owner: 'submitter',
    amount: 'amount',
    department: 'unit',
    title: 'purpose',
    actions: ['submit', 'approve'],
    history: true,
  },
];

export const FOLDERS = ['/', '/a', '/a/b', '/a/b/c', '/ab', '/d'] as const;
export const DEPARTMENTS = ['/', '/s', '/s/e', '/s/e/n', '/sx'] as const;
export const MEMBERS = ['m1', 'm2', 'm3', 'm4', 'm5'] as const;
/** The second and the fourth member are one natural person. */
export const PERSONS = ['p1', 'p2', 'p3', 'p2', 'p4'] as const;
export const GROUPS = ['g1', 'g2', 'g3'] as const;
/** One of them is called what every object has: it must be found as a role and as nothing else. */
export const ROLES = ['R0', 'R1', 'R2', 'R3', 'R4', 'constructor'] as const;
export const SETS = ['exec', 'valueOf'] as const;
/** 2026-03-29T00:30:00Z: in Paris, half an hour before the clock skips an hour. */
export const NOW = 1_774_744_200_000;
