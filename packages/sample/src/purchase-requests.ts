import type { Member } from '@remit/policy/directory';
import { dateBefore, instantBefore, timestamp } from './calendar.ts';
import { idOf, randomOf } from './random.ts';
import { purchase } from './sample-policy/purchases.ts';
import type { Staff } from './staff.ts';
import type { TenantPlan, ToldPurchase } from './tenant-plan.ts';
import type { SampleRow } from './tenant-sample.ts';

/** How a purchase ended, or went on, as its history says it. */
const ACTIONS = {
  waiting: null,
  information: 'ask',
  approved: 'approve',
  rejected: 'reject',
  withdrawn: 'withdraw',
} as const satisfies Readonly<Record<ToldPurchase['ending'], string | null>>;

/**
 * Rows of requests of the declared type, and their history. The head of the top department decides each: what the story
 * tells as decided lies within that limit, and is nobody's own.
 * @returns nothing for a tenant without them
 */
export function purchaseRequests(
  { slug, baseCurrency, purchases = [] }: TenantPlan,
  staff: Staff,
): { readonly requests: readonly SampleRow[]; readonly events: readonly SampleRow[] } {
  const random = randomOf(`${slug} purchases`);
  const told = purchases.toSorted((one, other) => other.daysAgo - one.daysAgo);
  const written = told.map((each, index) => {
    const id = idOf(slug, 'purchase', String(index));
    const colleagues = staff
      .in(each.department)
      .filter(({ id: other, status }) => status === 'active' && other !== staff.headOf(each.department).id);
    const submitter = each.submitter === null ? random.pick(colleagues) : staff.persona(each.submitter);
    const at = instantBefore(each.daysAgo, -random.integer(0, 300));
    const action = ACTIONS[each.ending];
    const decider = staff.headOf(`/${each.department.split('/')[1] ?? ''}`);
    const event = (sequence: number, did: string, by: Member, when: number, comment: string | null) => ({
      record_id: id,
      sequence,
      at: timestamp(when),
      action: did,
      actor: by.id,
      person: by.person,
      capacity: null,
      comment,
    });
    const then = at + random.integer(60, 1_200) * 60_000;
    const follows =
      action === null
        ? []
        : [event(2, action, action === 'withdraw' ? submitter : decider, then, each.comment)];
    const decided = action !== null && action !== 'ask';
    const request: SampleRow = {
      id,
      type: purchase,
      folder: each.folder,
      number: `P-${index + 1}`,
      purpose: each.item,
      payee: null,
      amount_minor: each.minor,
      amount_currency: baseCurrency,
      department: each.department,
      submitter: submitter.id,
      sent_by: null,
      status: each.ending,
      cost_type: null,
      project: null,
      submitted_at: timestamp(at),
      decided_at: decided ? timestamp(then) : null,
      revision: 1 + follows.length,
      external_case: null,
      fields: JSON.stringify({
        kind: each.kind,
        supplier: each.supplier,
        ...(each.neededIn === null ? {} : { needed_by: dateBefore(-each.neededIn) }),
        ...(each.reason === null ? {} : { reason: each.reason }),
      }),
    };
    return { request, events: [event(1, 'submit', submitter, at, null), ...follows] };
  });
  return {
    requests: written.map(({ request }) => request),
    events: written.flatMap(({ events }) => events),
  };
}
