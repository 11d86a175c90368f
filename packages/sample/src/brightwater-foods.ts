import { assignments } from './brightwater-foods/assignments.ts';
import { accountNames, contractNames, territories } from './brightwater-foods/customers.ts';
import { departments } from './brightwater-foods/departments.ts';
import { folders } from './brightwater-foods/folders.ts';
import { groups } from './brightwater-foods/groups.ts';
import { personas } from './brightwater-foods/personas.ts';
import { requests } from './brightwater-foods/requests.ts';
import { destinations, items } from './brightwater-foods/stock.ts';
import { samplePolicy } from './sample-policy.ts';
import type { TenantPlan } from './tenant-plan.ts';
import type { TenantSample } from './tenant-sample.ts';
import { writeSample } from './write-sample.ts';

/**
 * Brightwater Foods distributes groceries on the east coast of the United States: a tenant of the shared tier.
 *
 * Maya Chen administers it, Alicia Gomez sells in New England, Luis Ortega heads distribution and decides requests up
 * to 7,500 USD there, Ben Carter in his fleet submits, Priya Nair answers who can see what. What somebody asks for one
 * payee is added up over 30 days, and above 20,000 USD Grace Whitfield, who heads finance, approves it after the first.
 * Business trips are requests of a type that the tenant declares itself, with an offer above 500 USD.
 * Robin Falk audits here and at Halden Works as a guest, so that one person has a choice of tenants.
 */
export function brightwaterFoods(): TenantSample {
  return writeSample(
    plan,
    samplePolicy({
      currency: plan.baseCurrency,
      approverLimit: plan.requests.limit,
      executiveLimit: 80_000_00,
      chiefLimit: 1_500_000_00,
      financeDepartment: plan.requests.financeDepartment,
      keyAccountsFolder: '/sales/national-accounts',
      trips: { offerAbove: 500_00 },
      secondApproval: { above: 20_000_00, of: 'slices' },
    }),
  );
}

const plan: TenantPlan = {
  slug: 'brightwater',
  name: 'Brightwater Foods',
  tier: 'shared',
  timeZone: 'America/New_York',
  baseCurrency: 'USD',
  accent: 'teal',
  mailDomain: 'brightwater.example',
  sites: ['Boston', 'Newark', 'Baltimore', 'Raleigh', 'Portland'],
  departments,
  folders,
  personas,
  groups,
  assignments,
  seller: 'alicia',
  territories,
  accountNames,
  contractNames,
  filesFolder: '/people/files',
  bankAccount: 'aba',
  stockDepartment: '/distribution/warehouse',
  stockFolders: [
    '/distribution/warehouse/boston',
    '/distribution/warehouse/newark',
    '/distribution/warehouse/baltimore',
    '/distribution/warehouse/raleigh',
    '/distribution/warehouse/cold-storage',
  ],
  items,
  carriers: ['Own fleet', 'Old Harbor Freight', 'Piedmont Cold', 'Saia', 'XPO'],
  destinations,
  requests,
};
