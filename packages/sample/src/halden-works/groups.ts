import type { TenantPlan } from '../tenant-plan.ts';

/** The groups of Halden Works. */
export const groups: TenantPlan['groups'] = [
  {
    name: 'Field Sales EMEA',
    departments: ['/sales/emea'],
    titles: ['Account Manager', 'Sales Engineer'],
    personas: ['alice'],
    groups: [],
  },
  {
    name: 'Field Sales Americas',
    departments: ['/sales/americas'],
    titles: ['Account Manager'],
    personas: [],
    groups: [],
  },
  {
    name: 'Field Sales',
    departments: [],
    titles: [],
    personas: [],
    groups: ['Field Sales EMEA', 'Field Sales Americas'],
  },
  {
    name: 'Inside Sales',
    departments: ['/sales'],
    titles: ['Inside Sales Specialist'],
    personas: [],
    groups: [],
  },
  { name: 'Sales Managers', departments: ['/sales'], titles: ['Sales Manager'], personas: [], groups: [] },
  {
    name: 'Accounting',
    departments: ['/finance'],
    titles: ['Accountant', 'Treasury Analyst', 'Controller'],
    personas: [],
    groups: [],
  },
  { name: 'Payroll', departments: ['/finance'], titles: ['Payroll Specialist'], personas: [], groups: [] },
  {
    name: 'Purchasing',
    departments: ['/operations'],
    titles: ['Purchasing Specialist'],
    personas: [],
    groups: [],
  },
  {
    name: 'HR Partners',
    departments: ['/people'],
    titles: ['HR Business Partner'],
    personas: [],
    groups: [],
  },
  {
    name: 'Warehouse Clerks',
    departments: ['/operations/warehouse'],
    titles: ['Warehouse Clerk', 'Shipping Coordinator'],
    personas: [],
    groups: [],
  },
  {
    name: 'Lyon Warehouse',
    departments: [],
    titles: [],
    personas: [],
    groups: [],
    // Whoever moves in or out comes and goes by it, team leads too, whom no title above names.
    rule: {
      kind: 'and',
      conditions: [
        {
          kind: 'within',
          operand: { kind: 'attribute', of: 'subject', name: 'department' },
          tree: { kind: 'literal', value: { type: 'text', value: '/operations/warehouse' } },
        },
        {
          kind: 'compare',
          operator: '=',
          left: { kind: 'attribute', of: 'subject', name: 'site' },
          right: { kind: 'literal', value: { type: 'text', value: 'Lyon' } },
        },
      ],
    },
  },
];
