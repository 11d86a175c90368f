import type { TenantPlan } from '../tenant-plan.ts';

/** When its guest, an auditor from outside, is done here. */
export const guestUntil = Date.UTC(2030, 5, 30, 22);

/** The people of Halden Works whom the story names. */
export const personas: TenantPlan['personas'] = [
  {
    key: 'nora',
    name: 'Nora Lindqvist',
    email: 'nora@halden.example',
    title: 'Access Administrator',
    department: '/it',
    salary: 71_000,
    heads: false,
    what: 'tenant administrator',
    until: null,
  },
  {
    key: 'alice',
    name: 'Alice Moreau',
    email: 'alice@halden.example',
    title: 'Account Manager',
    department: '/sales/emea',
    salary: 68_500,
    heads: false,
    what: 'sales representative',
    until: null,
  },
  {
    key: 'henrik',
    name: 'Henrik Dahl',
    email: 'henrik@halden.example',
    title: 'VP Operations',
    department: '/operations',
    salary: 142_000,
    heads: true,
    what: 'head of operations, approver up to 10,000 EUR',
    until: null,
  },
  {
    key: 'sana',
    name: 'Sana Iqbal',
    email: 'sana@halden.example',
    title: 'Security Analyst',
    department: '/it',
    salary: 66_000,
    heads: false,
    what: 'security analyst',
    until: null,
  },
  {
    key: 'tom',
    name: 'Tom Becker',
    email: 'tom@halden.example',
    title: 'Maintenance Technician',
    department: '/operations/production',
    salary: 43_200,
    heads: false,
    what: 'employee, submits requests',
    until: null,
  },
  {
    key: 'robin',
    name: 'Robin Falk',
    email: 'robin@falk.example',
    title: 'External Auditor',
    department: null,
    salary: 0,
    heads: false,
    what: 'guest auditor',
    until: guestUntil,
  },
];
