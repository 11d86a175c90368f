import type { TenantPlan } from '../tenant-plan.ts';

/** The groups of Brightwater Foods. */
export const groups: TenantPlan['groups'] = [
  {
    name: 'Grocery Representatives',
    departments: ['/sales/grocery'],
    titles: ['Territory Representative'],
    personas: ['alicia'],
    groups: [],
  },
  {
    name: 'Foodservice Representatives',
    departments: ['/sales/foodservice'],
    titles: ['Territory Representative', 'Menu Consultant'],
    personas: [],
    groups: [],
  },
  {
    name: 'Representatives',
    departments: [],
    titles: [],
    personas: [],
    groups: ['Grocery Representatives', 'Foodservice Representatives'],
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
    titles: ['Accountant', 'Credit Analyst'],
    personas: [],
    groups: [],
  },
  { name: 'Payroll', departments: ['/finance'], titles: ['Payroll Specialist'], personas: [], groups: [] },
  {
    name: 'HR Partners',
    departments: ['/people'],
    titles: ['HR Business Partner'],
    personas: [],
    groups: [],
  },
  {
    name: 'Warehouse Crew',
    departments: ['/distribution/warehouse'],
    titles: ['Warehouse Associate', 'Receiving Clerk', 'Cold Chain Technician'],
    personas: [],
    groups: [],
  },
];
