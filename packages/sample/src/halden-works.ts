import { assignments } from './halden-works/assignments.ts';
import { accountNames, contractNames, territories } from './halden-works/customers.ts';
import { departments } from './halden-works/departments.ts';
import { folders } from './halden-works/folders.ts';
import { groups } from './halden-works/groups.ts';
import { personas } from './halden-works/personas.ts';
import { purchases } from './halden-works/purchases.ts';
import { requests } from './halden-works/requests.ts';
import { destinations, items } from './halden-works/stock.ts';
import { samplePolicy } from './sample-policy.ts';
import type { TenantPlan } from './tenant-plan.ts';
import type { TenantSample } from './tenant-sample.ts';
import { writeSample } from './write-sample.ts';

/**
 * Halden Works makes industrial pumps near Lyon and sells them in Europe and the Americas: a tenant of the dedicated
 * tier.
 *
 * Nora Lindqvist administers it. Alice Moreau sells: she holds SalesRep at `/sales/emea` through the group Field Sales
 * EMEA, and SalesLead at `/sales/emea/dach` of her own, so that taking `update` of contracts away from SalesRep leaves
 * her the contracts of that folder, while hiding `margin` from SalesRep hides it from her everywhere. Until last summer
 * she was with inside sales, which her explanation still shows. Henrik Dahl heads operations and decides requests up
 * to 10,000 EUR there: his inbox has such, some above his limit, and one of his own. Tom Becker in production submits.
 * Purchases are requests of a type that the tenant declares itself: above 5,000 EUR with a quote, which those who buy for
 * operations compare, above 15,000 EUR for finance too, and nobody approves one of whoever approved for them.
 * Who works in the warehouse at Lyon is in a group by a rule, so that it follows whoever moves.
 * Sana Iqbal answers who can see what. Robin Falk audits here and at Brightwater Foods as a guest.
 */
export function haldenWorks(): TenantSample {
  return writeSample(
    plan,
    samplePolicy({
      currency: plan.baseCurrency,
      approverLimit: plan.requests.limit,
      executiveLimit: 100_000_00,
      chiefLimit: 2_000_000_00,
      financeDepartment: plan.requests.financeDepartment,
      keyAccountsFolder: '/sales/key-accounts',
      purchases: { quoteAbove: 5_000_00, buyersFolder: '/operations', financeAbove: 15_000_00 },
      secondApproval: { above: 50_000_00, of: 'each', firstWithin: 5 * 86_400_000 },
    }),
  );
}

const plan: TenantPlan = {
  slug: 'halden',
  name: 'Halden Works',
  tier: 'dedicated',
  timeZone: 'Europe/Paris',
  baseCurrency: 'EUR',
  accent: 'indigo',
  mailDomain: 'halden.example',
  sites: ['Lyon', 'Hamburg', 'Göteborg', 'Bilbao', 'São Paulo'],
  departments,
  folders,
  personas,
  groups,
  assignments,
  seller: 'alice',
  territories,
  accountNames,
  contractNames,
  filesFolder: '/people/files',
  bankAccount: 'iban',
  stockDepartment: '/operations/warehouse',
  stockFolders: [
    '/operations/warehouse/lyon',
    '/operations/warehouse/hamburg',
    '/operations/warehouse/goteborg',
    '/operations/warehouse/spare-parts',
  ],
  items,
  carriers: ['DSV', 'Geodis', 'Kuehne + Nagel', 'Own truck', 'Schenker'],
  destinations,
  requests,
  purchases,
};
