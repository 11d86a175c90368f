import type { Member } from '@remit/policy/directory';
import { paymentRequest } from '@remit/policy/request-type';
import { instantBefore, timestamp } from './calendar.ts';
import { idOf, randomOf, type Random } from './random.ts';
import type { Staff } from './staff.ts';
import type { PurposePlan, TenantPlan, ToldRequest } from './tenant-plan.ts';
import { isWithin } from './tenant-plan.ts';
import type { SampleRow } from './tenant-sample.ts';

/** What was asked, before anyone decided. */
interface Asked {
  readonly purpose: string;
  readonly payee: string;
  readonly minor: number;
  readonly costType: string;
  readonly department: string;
  readonly folder: string;
  readonly submitter: Member;
  readonly at: number;
}

type Ending = 'waiting' | 'approved' | 'rejected' | 'paid' | 'withdrawn';

/**
 * Rows of `fin.payment_request` and its history. Histories keep the sample's own rules: nobody decides their own
 * request, heads of departments decide up to their limit, finance pays.
 */
export function paymentRequests(
  plan: TenantPlan,
  staff: Staff,
): { requests: SampleRow[]; events: SampleRow[] } {
  const random = randomOf(`${plan.slug} payment requests`);
  const asked: (Asked & { readonly ending: Ending })[] = [
    ...Array.from({ length: plan.requests.settled }, () => ({
      ...ask(
        plan,
        staff,
        random.integer(12, 700),
        plan.departments.map(({ path }) => path),
        random,
      ),
      ending: random.pick<Ending>([
        'paid',
        'paid',
        'paid',
        'paid',
        'paid',
        'paid',
        'approved',
        'rejected',
        'withdrawn',
      ]),
    })),
    ...Array.from({ length: plan.requests.waiting }, () => ({
      ...ask(plan, staff, random.integer(0, 11), elsewhere(plan), random),
      ending: 'waiting' as const,
    })),
    ...plan.requests.told.map((told) => ({ ...askAsTold(told, staff, random), ending: 'waiting' as const })),
  ];
  const requests: SampleRow[] = [];
  const events: SampleRow[] = [];
  for (const [index, one] of asked.toSorted((a, b) => a.at - b.at).entries()) {
    const id = idOf(plan.slug, 'payment request', String(index));
    const history = settle(plan, staff, id, one, one.ending, random);
    events.push(...history);
    const decision = history.find(({ action }) => action !== 'submit');
    requests.push({
      id,
      type: paymentRequest,
      folder: one.folder,
      number: `PR-${50_000 + index}`,
      purpose: one.purpose,
      payee: one.payee,
      amount_minor: one.minor,
      amount_currency: plan.baseCurrency,
      department: one.department,
      submitter: one.submitter.id,
      sent_by: null,
      status: one.ending,
      cost_type: one.costType,
      project: random.chance(35) ? `P-${random.integer(100, 199)}` : null,
      submitted_at: timestamp(one.at),
      decided_at: decision?.['at'] ?? null,
      revision: history.length,
      external_case: null,
      fields: '{}',
    });
  }
  return { requests, events };
}

/** Departments in which requests wait beside the story. */
function elsewhere(plan: TenantPlan): readonly string[] {
  return plan.departments
    .map(({ path }) => path)
    .filter((path) => !isWithin(path, plan.requests.toldDepartment));
}

function ask(
  plan: TenantPlan,
  staff: Staff,
  days: number,
  departments: readonly string[],
  random: Random,
): Asked {
  const department = random.pick(departments);
  const purpose: PurposePlan = random.pick(plan.requests.purposes);
  return {
    purpose: purpose.text,
    payee: random.pick(plan.requests.payees),
    minor: random.amount(...purpose.amount),
    costType: purpose.costType,
    department,
    folder: random.pick(foldersOf(plan, department)),
    submitter: random.pick(staff.in(department).filter((member) => member.status === 'active')),
    at: instantBefore(days, -random.integer(0, 480)),
  };
}

function askAsTold(told: ToldRequest, staff: Staff, random: Random): Asked {
  const colleagues = staff
    .in(told.department)
    .filter((member) => member.status === 'active' && member.id !== staff.headOf(told.department).id);
  return {
    purpose: told.purpose,
    payee: told.payee,
    minor: told.minor,
    costType: told.costType,
    department: told.department,
    folder: told.folder,
    submitter: told.submitter === null ? random.pick(colleagues) : staff.persona(told.submitter),
    at: instantBefore(told.daysAgo, -random.integer(0, 480)),
  };
}

/** A department's own folder and those below it that belong to no department further down. */
function foldersOf(plan: TenantPlan, department: string): readonly string[] {
  const below = plan.departments.filter(({ path }) => path !== department && isWithin(path, department));
  return plan.folders
    .map(({ path }) => path)
    .filter((path) => isWithin(path, department) && !below.some((child) => isWithin(path, child.path)));
}

/** Who decided: the head of the top department within the limit; above it, or for the head's own, finance or the first. */
function deciderOf(plan: TenantPlan, staff: Staff, asked: Asked): Member {
  const top = `/${asked.department.split('/')[1] ?? ''}`;
  const first = plan.departments[0]?.path ?? top;
  const candidates = [
    ...(asked.minor <= plan.requests.limit ? [staff.headOf(top)] : []),
    staff.headOf(plan.requests.financeDepartment),
    staff.headOf(first),
  ];
  return candidates.find((member) => member.id !== asked.submitter.id) ?? staff.headOf(first);
}

function settle(
  plan: TenantPlan,
  staff: Staff,
  id: string,
  asked: Asked,
  ending: Ending,
  random: Random,
): readonly SampleRow[] {
  let at = asked.at;
  const step = (action: string, actor: Member, comment: string | null, sequence: number): SampleRow => ({
    record_id: id,
    sequence,
    at: timestamp(at),
    action,
    actor: actor.id,
    person: actor.person,
    capacity: null,
    comment,
  });
  const later = (mostDays: number): void => {
    at += random.integer(30, mostDays * 1_440) * 60_000;
  };
  const history = [step('submit', asked.submitter, null, 1)];
  if (ending === 'waiting') return history;
  later(4);
  if (ending === 'withdrawn') return [...history, step('withdraw', asked.submitter, null, 2)];
  const decider = deciderOf(plan, staff, asked);
  if (ending === 'rejected') return [...history, step('reject', decider, random.pick(rejections), 2)];
  history.push(step('approve', decider, random.chance(12) ? random.pick(approvals) : null, 2));
  if (ending === 'approved') return history;
  later(6);
  const payer = random.pick(
    staff.in(plan.requests.financeDepartment).filter(({ id: other }) => other !== asked.submitter.id),
  );
  return [...history, step('pay', payer, null, 3)];
}

const rejections: readonly string[] = [
  'No quotation attached.',
  'Bought last month already; please check with purchasing.',
  'Not in this quarter’s budget.',
  'Wrong department: this belongs to marketing.',
  'Please use the framework contract instead.',
];

const approvals: readonly string[] = ['As discussed.', 'Within budget.', 'Please keep the invoice on file.'];
