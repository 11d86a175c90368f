import type { FieldDeclaration, Module, ResourceType } from '@remit/policy/document';

export const BENCH_MODULES: readonly Module[] = [
  { name: 'crm', label: 'Customers' },
  { name: 'fin', label: 'Finance' },
  { name: 'hr', label: 'People' },
  { name: 'wms', label: 'Warehouse' },
];

export const BENCH_REGIONS = ['north', 'south', 'east', 'west', 'overseas'] as const;
export const BENCH_STATUSES = ['draft', 'open', 'signed', 'closed'] as const;

const field = (name: string, type: FieldDeclaration['type']): FieldDeclaration => {
  return { name, type, label: name };
};

const SHARED: readonly FieldDeclaration[] = [
  field('title', 'text'),
  field('owner', 'member'),
  field('department', 'department'),
  { ...field('region', 'enum'), values: BENCH_REGIONS },
  { ...field('status', 'enum'), values: BENCH_STATUSES },
];

const MEANINGS = { owner: 'owner', department: 'department', title: 'title' } as const;

/** Five kinds of record in four modules: each has an owner, a department, a region and a status, and most an amount. */
export const BENCH_TYPES: readonly ResourceType[] = [
  {
    name: 'crm.Account',
    label: 'Account',
    fields: [...SHARED, field('margin', 'number'), field('iban', 'text')],
    ...MEANINGS,
    actions: [],
    history: false,
  },
  {
    name: 'crm.Contract',
    label: 'Contract',
    fields: [...SHARED, field('amount', 'money'), field('margin', 'number')],
    ...MEANINGS,
    amount: 'amount',
    actions: ['sign'],
    history: false,
  },
  {
    name: 'fin.Payment',
    label: 'Payment',
    fields: [...SHARED, field('amount', 'money'), field('iban', 'text')],
    ...MEANINGS,
    amount: 'amount',
    actions: ['submit', 'approve', 'pay'],
    history: true,
  },
  {
    name: 'hr.File',
    label: 'Employee file',
    fields: [...SHARED, field('salary', 'money'), field('sealed', 'boolean')],
    ...MEANINGS,
    actions: [],
    history: false,
  },
  {
    name: 'wms.Item',
    label: 'Stock item',
    fields: [...SHARED, field('amount', 'money')],
    ...MEANINGS,
    amount: 'amount',
    actions: ['count'],
    history: false,
  },
];
