import type { Member } from '@remit/policy/directory';
import { regions } from './catalog.ts';
import { dateBefore } from './calendar.ts';
import { idOf, randomOf, type Random } from './random.ts';
import type { Staff } from './staff.ts';
import type { TenantPlan } from './tenant-plan.ts';
import type { SampleRow } from './tenant-sample.ts';

/** Rows of `crm.account` and `crm.contract`: every contract lies in its account's folder. */
export function customers(plan: TenantPlan, staff: Staff): { accounts: SampleRow[]; contracts: SampleRow[] } {
  const random = randomOf(`${plan.slug} customers`);
  const accounts: SampleRow[] = [];
  const contracts: SampleRow[] = [];
  const names = new Set<string>();
  for (const territory of plan.territories) {
    const sellers = staff.in(territory.department).filter((member) => member.status === 'active');
    for (let index = 0; index < territory.accounts; index += 1) {
      const owner = ownerOf(plan, staff, territory.department, sellers, random);
      const account = newAccount(plan, territory, accounts.length, owner, names, random);
      accounts.push(account);
      const count = random.pick([0, 1, 1, 2, 2, 3, 3]);
      for (let made = 0; made < count; made += 1) {
        contracts.push(
          newContract(
            plan,
            account,
            contracts.length,
            random.chance(90) ? owner : random.pick(sellers),
            random,
          ),
        );
      }
    }
  }
  return { accounts, contracts };
}

function ownerOf(
  plan: TenantPlan,
  staff: Staff,
  department: string,
  sellers: readonly Member[],
  random: Random,
): Member {
  const seller = staff.persona(plan.seller);
  return seller.department === department && random.chance(12) ? seller : random.pick(sellers);
}

function newAccount(
  plan: TenantPlan,
  territory: TenantPlan['territories'][number],
  index: number,
  owner: Member,
  names: Set<string>,
  random: Random,
): SampleRow {
  const base = `${random.pick(plan.accountNames.first)} ${random.pick(plan.accountNames.second)}`;
  let name = base;
  for (let next = 2; names.has(name); next += 1) name = `${base} ${next}`;
  names.add(name);
  const key = territory.folder.includes('key-accounts');
  return {
    id: idOf(plan.slug, 'account', String(index)),
    folder: territory.folder,
    number: `A-${10_000 + index}`,
    name,
    region: random.pick(regions),
    segment: key ? 'key' : random.pick(['mid-market', 'mid-market', 'small', 'small', 'small', 'public']),
    owner: owner.id,
    department: territory.department,
    // Prospects have no revenue on file: conditions over it are unknown.
    revenue_minor: random.chance(6) ? null : random.amount(20_000_00, key ? 90_000_000_00 : 6_000_000_00),
    revenue_currency: plan.baseCurrency,
    since: dateBefore(random.integer(60, 6_500)),
  };
}

function newContract(
  plan: TenantPlan,
  account: SampleRow,
  index: number,
  owner: Member,
  random: Random,
): SampleRow {
  const value = random.amount(4_000_00, account['segment'] === 'key' ? 4_800_000_00 : 720_000_00);
  const began = random.integer(-60, 1_500);
  const days = random.pick([365, 365, 730, 1_095]);
  const status = began < 0 ? 'draft' : began > days ? 'ended' : 'active';
  return {
    id: idOf(plan.slug, 'contract', String(index)),
    folder: account['folder'] ?? null,
    number: `C-${20_000 + index}`,
    name: `${random.pick(plan.contractNames)}, ${String(account['name'])}`,
    account_id: account['id'] ?? null,
    region: account['region'] ?? null,
    tier: random.pick(['standard', 'standard', 'plus', 'premium']),
    status,
    owner: owner.id,
    department: account['department'] ?? null,
    value_minor: value,
    value_currency: plan.baseCurrency,
    // A draft is not costed yet.
    margin_minor: status === 'draft' ? null : Math.floor((value * random.integer(8, 46)) / 100),
    margin_currency: plan.baseCurrency,
    starts_on: dateBefore(began),
    ends_on: dateBefore(began - days),
    internal_notes: random.chance(30) ? random.pick(notes) : null,
  };
}

const notes: readonly string[] = [
  'Asked for two more months on the last renewal.',
  'Competitor offered 9 % less; we matched on service hours.',
  'Pays late every December, reliably in January.',
  'Legal wants the liability clause reviewed before renewal.',
  'New purchasing director since spring; ask for a meeting.',
  'Do not mention the Ghent delivery again.',
  'Discount agreed by the board, not to be repeated.',
];
