import type { TenantPlan } from '../tenant-plan.ts';

/** The departments of Halden Works, how many work there, and at what. */
export const departments: TenantPlan['departments'] = [
  {
    path: '/executive',
    name: 'Executive Board',
    size: 5,
    headTitle: 'Chief Executive Officer',
    titles: [
      { title: 'Executive Assistant', salary: [46_000, 62_000], share: 3 },
      { title: 'Strategy Analyst', salary: [58_000, 78_000], share: 2 },
    ],
  },
  {
    path: '/sales',
    name: 'Sales',
    size: 14,
    headTitle: 'VP Sales',
    titles: [
      { title: 'Sales Manager', salary: [78_000, 104_000], share: 2 },
      { title: 'Sales Operations Analyst', salary: [48_000, 63_000], share: 2 },
    ],
  },
  {
    path: '/sales/emea',
    name: 'Sales EMEA',
    size: 52,
    headTitle: 'Director Sales EMEA',
    titles: [
      { title: 'Account Manager', salary: [52_000, 76_000], share: 6 },
      { title: 'Sales Engineer', salary: [56_000, 80_000], share: 2 },
      { title: 'Inside Sales Specialist', salary: [38_000, 49_000], share: 2 },
    ],
  },
  {
    path: '/sales/americas',
    name: 'Sales Americas',
    size: 31,
    headTitle: 'Director Sales Americas',
    titles: [
      { title: 'Account Manager', salary: [58_000, 84_000], share: 5 },
      { title: 'Inside Sales Specialist', salary: [41_000, 54_000], share: 3 },
    ],
  },
  {
    path: '/marketing',
    name: 'Marketing',
    size: 22,
    headTitle: 'Director Marketing',
    titles: [
      { title: 'Product Marketing Manager', salary: [54_000, 74_000], share: 2 },
      { title: 'Event Manager', salary: [44_000, 58_000], share: 1 },
      { title: 'Content Designer', salary: [40_000, 56_000], share: 2 },
    ],
  },
  {
    path: '/operations',
    name: 'Operations',
    size: 18,
    headTitle: 'VP Operations',
    titles: [
      { title: 'Purchasing Specialist', salary: [44_000, 60_000], share: 3 },
      { title: 'Quality Engineer', salary: [50_000, 70_000], share: 3 },
    ],
  },
  {
    path: '/operations/production',
    name: 'Production',
    size: 92,
    headTitle: 'Plant Manager',
    titles: [
      { title: 'Machinist', salary: [34_000, 46_000], share: 5 },
      { title: 'Assembly Technician', salary: [33_000, 44_000], share: 5 },
      { title: 'Maintenance Technician', salary: [37_000, 50_000], share: 2 },
      { title: 'Production Planner', salary: [42_000, 56_000], share: 1 },
    ],
  },
  {
    path: '/operations/warehouse',
    name: 'Warehouse and Logistics',
    size: 44,
    headTitle: 'Head of Logistics',
    titles: [
      { title: 'Warehouse Clerk', salary: [30_000, 38_000], share: 6 },
      { title: 'Shipping Coordinator', salary: [35_000, 46_000], share: 2 },
    ],
  },
  {
    path: '/engineering',
    name: 'Engineering',
    size: 58,
    headTitle: 'VP Engineering',
    titles: [
      { title: 'Mechanical Engineer', salary: [54_000, 82_000], share: 4 },
      { title: 'Hydraulics Engineer', salary: [56_000, 84_000], share: 2 },
      { title: 'Control Systems Engineer', salary: [58_000, 86_000], share: 2 },
      { title: 'Test Engineer', salary: [48_000, 66_000], share: 2 },
    ],
  },
  {
    path: '/finance',
    name: 'Finance',
    size: 26,
    headTitle: 'Chief Financial Officer',
    titles: [
      { title: 'Accountant', salary: [44_000, 62_000], share: 4 },
      { title: 'Treasury Analyst', salary: [50_000, 70_000], share: 2 },
      { title: 'Controller', salary: [58_000, 80_000], share: 2 },
      { title: 'Payroll Specialist', salary: [40_000, 54_000], share: 2 },
    ],
  },
  {
    path: '/people',
    name: 'People and Culture',
    size: 17,
    headTitle: 'Chief People Officer',
    titles: [
      { title: 'HR Business Partner', salary: [54_000, 74_000], share: 3 },
      { title: 'Recruiter', salary: [42_000, 58_000], share: 2 },
      { title: 'Training Coordinator', salary: [40_000, 52_000], share: 1 },
    ],
  },
  {
    path: '/it',
    name: 'IT and Security',
    size: 27,
    headTitle: 'Chief Information Officer',
    titles: [
      { title: 'Systems Engineer', salary: [50_000, 74_000], share: 4 },
      { title: 'Application Developer', salary: [52_000, 76_000], share: 3 },
      { title: 'Service Desk Agent', salary: [34_000, 44_000], share: 2 },
    ],
  },
];
