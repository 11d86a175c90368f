import type { TenantPlan } from '../tenant-plan.ts';

/** The departments of Brightwater Foods, how many work there, and at what. */
export const departments: TenantPlan['departments'] = [
  {
    path: '/leadership',
    name: 'Leadership',
    size: 4,
    headTitle: 'Chief Executive Officer',
    titles: [{ title: 'Executive Assistant', salary: [58_000, 76_000], share: 1 }],
  },
  {
    path: '/sales',
    name: 'Sales',
    size: 12,
    headTitle: 'SVP Sales',
    titles: [
      { title: 'Sales Manager', salary: [88_000, 118_000], share: 2 },
      { title: 'Pricing Analyst', salary: [62_000, 82_000], share: 2 },
    ],
  },
  {
    path: '/sales/grocery',
    name: 'Grocery Sales',
    size: 48,
    headTitle: 'Director Grocery Sales',
    titles: [
      { title: 'Territory Representative', salary: [54_000, 78_000], share: 6 },
      { title: 'Inside Sales Specialist', salary: [44_000, 58_000], share: 3 },
    ],
  },
  {
    path: '/sales/foodservice',
    name: 'Foodservice Sales',
    size: 36,
    headTitle: 'Director Foodservice Sales',
    titles: [
      { title: 'Territory Representative', salary: [56_000, 80_000], share: 6 },
      { title: 'Menu Consultant', salary: [52_000, 68_000], share: 2 },
    ],
  },
  {
    path: '/distribution',
    name: 'Distribution',
    size: 16,
    headTitle: 'VP Distribution',
    titles: [
      { title: 'Dispatch Planner', salary: [52_000, 68_000], share: 3 },
      { title: 'Safety Specialist', salary: [58_000, 76_000], share: 1 },
    ],
  },
  {
    path: '/distribution/warehouse',
    name: 'Warehouse',
    size: 96,
    headTitle: 'Warehouse Director',
    titles: [
      { title: 'Warehouse Associate', salary: [38_000, 48_000], share: 7 },
      { title: 'Receiving Clerk', salary: [40_000, 50_000], share: 2 },
      { title: 'Cold Chain Technician', salary: [50_000, 64_000], share: 1 },
    ],
  },
  {
    path: '/distribution/fleet',
    name: 'Fleet',
    size: 74,
    headTitle: 'Fleet Director',
    titles: [
      { title: 'Driver', salary: [52_000, 70_000], share: 8 },
      { title: 'Fleet Mechanic', salary: [54_000, 72_000], share: 2 },
    ],
  },
  {
    path: '/procurement',
    name: 'Procurement',
    size: 28,
    headTitle: 'VP Procurement',
    titles: [
      { title: 'Buyer', salary: [58_000, 78_000], share: 4 },
      { title: 'Category Manager', salary: [78_000, 102_000], share: 2 },
    ],
  },
  {
    path: '/quality',
    name: 'Food Safety and Quality',
    size: 24,
    headTitle: 'Director Food Safety',
    titles: [
      { title: 'Quality Inspector', salary: [48_000, 64_000], share: 4 },
      { title: 'Food Scientist', salary: [66_000, 90_000], share: 1 },
    ],
  },
  {
    path: '/finance',
    name: 'Finance',
    size: 27,
    headTitle: 'Chief Financial Officer',
    titles: [
      { title: 'Accountant', salary: [56_000, 76_000], share: 4 },
      { title: 'Credit Analyst', salary: [58_000, 80_000], share: 3 },
      { title: 'Payroll Specialist', salary: [50_000, 64_000], share: 2 },
    ],
  },
  {
    path: '/people',
    name: 'People',
    size: 16,
    headTitle: 'Chief People Officer',
    titles: [
      { title: 'HR Business Partner', salary: [70_000, 94_000], share: 3 },
      { title: 'Recruiter', salary: [56_000, 74_000], share: 2 },
    ],
  },
  {
    path: '/technology',
    name: 'Technology',
    size: 25,
    headTitle: 'Chief Technology Officer',
    titles: [
      { title: 'Systems Engineer', salary: [82_000, 118_000], share: 3 },
      { title: 'Support Analyst', salary: [52_000, 68_000], share: 2 },
    ],
  },
];
