import { dateBefore } from './calendar.ts';
import { idOf, randomOf, type Random } from './random.ts';
import type { Staff } from './staff.ts';
import type { TenantPlan } from './tenant-plan.ts';
import type { SampleRow } from './tenant-sample.ts';

/** Rows of `hr.employee`: one for everyone who is in a department. Guests are nobody's employees here. */
export function employeeFiles(plan: TenantPlan, staff: Staff): readonly SampleRow[] {
  const random = randomOf(`${plan.slug} employees`);
  return staff.directory.members
    .filter((member) => member.department !== null)
    .map((member, index) => ({
      id: idOf(plan.slug, 'employee', member.id),
      folder: `${plan.filesFolder}/${member.department?.split('/')[1] ?? ''}`,
      number: `E-${1_000 + index}`,
      name: member.name,
      member: member.id,
      manager: member.manager,
      title: member.title,
      department: member.department,
      employment: random.pick([
        'permanent',
        'permanent',
        'permanent',
        'permanent',
        'fixed-term',
        'contractor',
      ]),
      salary_minor: staff.salaryOf(member),
      salary_currency: plan.baseCurrency,
      iban: plan.bankAccount === 'iban' ? iban(random) : aba(random),
      born_on: dateBefore(random.integer(20 * 365, 63 * 365)),
      hired_on: dateBefore(random.integer(20, 7_000)),
    }));
}

function digits(count: number, random: Random): string {
  return Array.from({ length: count }, () => random.integer(0, 9)).join('');
}

/** A German account number with check digits that add up (ISO 13616), of a bank that does not exist. */
function iban(random: Random): string {
  const account = `00000000${digits(10, random)}`;
  // The country moves to the end as digits (D = 13, E = 14) and `00` stands in for the check digits.
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  return `DE${String(check).padStart(2, '0')}${account}`;
}

function aba(random: Random): string {
  return `${digits(9, random)}-${digits(10, random)}`;
}
