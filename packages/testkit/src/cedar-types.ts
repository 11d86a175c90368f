import type { ResourceType } from '@remit/policy/document';
import type { Value } from '@remit/policy/values/value';

/** The part of the catalog that Cedar has words for: whole numbers, amounts in one currency, text that is only equal. */
export const CEDAR_TYPES: readonly ResourceType[] = [
  {
    name: 'crm.Account',
    label: 'Account',
    fields: [
      { name: 'name', type: 'text', label: 'Name' },
      { name: 'region', type: 'enum', label: 'Region', values: ['west', 'East', 'west '] },
      { name: 'owner', type: 'member', label: 'Owner' },
      { name: 'score', type: 'number', label: 'Score' },
      { name: 'vip', type: 'boolean', label: 'Important' },
      { name: 'home', type: 'folder', label: 'Home' },
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
      { name: 'unit', type: 'department', label: 'Department' },
    ],
    owner: 'submitter',
    amount: 'amount',
    department: 'unit',
    title: 'purpose',
    actions: ['submit', 'approve'],
    history: true,
  },
];

/** The members' attributes, by type; some members lack some. */
export const CEDAR_SUBJECT_TYPES = {
  id: 'member',
  manager: 'member',
  department: 'department',
  zone: 'text',
  clearance: 'number',
} as const;

/** @throws for an attribute that no member of these worlds has */
export function cedarSubjectType(name: string): Value['type'] {
  const type = Object.hasOwn(CEDAR_SUBJECT_TYPES, name)
    ? CEDAR_SUBJECT_TYPES[name as keyof typeof CEDAR_SUBJECT_TYPES]
    : undefined;
  if (type === undefined) throw new Error(`No member of a world for Cedar has a \`${name}\`.`);
  return type;
}
