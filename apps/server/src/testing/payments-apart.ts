import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { approvalTenant } from './approval-tenant.ts';
import { assignRole } from './assign-role.ts';
import type { Caller, Served, ServedTenant } from './serve-sample.ts';

/** What whoever did the one of two things is told of the other, where the policy keeps them apart. */
export const apart: string = expect.stringMatching(
  /^Nobody may both \w+ and \w+ the same record, and you did the other\.$/,
);

/**
 * A tenant of the sample in which the chief financial officer's approval is all that a payment takes, and whoever
 * approved something may not pay it.
 * @param payers first names of those who pay, in small letters
 */
export async function paymentsApart(served: Served, ...payers: readonly string[]): Promise<ServedTenant> {
  const tenant = await approvalTenant(served, {
    name: 'Payments',
    on: 'fin.PaymentRequest',
    steps: [{ name: 'One', by: { kind: 'roles', roles: ['ChiefFinancialOfficer'] }, need: 'any' }],
  });
  for (const name of payers) await assignRole(tenant, 'Finance', tenant.memberIdOf(name));
  return tenant;
}

/** How many requests each of them finds to be paid. */
export const payableBy = (payers: readonly Caller[]): Promise<readonly number[]> =>
  Promise.all(payers.map(async (payer) => (await payer.call('requests.inbox')).data.toPayTotal));

/**
 * The list, the request and the deed agree that nobody of them pays a request.
 * @param before what each found to be paid before it was there
 */
export async function expectNotPaid(
  id: string,
  payers: readonly Caller[],
  before: readonly number[],
): Promise<void> {
  expect(await payableBy(payers)).toEqual(before);
  for (const payer of payers) {
    const { data } = await payer.call('requests.get', { id });
    expect(data.pay).toMatchObject({ allowed: false, reason: apart });
    const paid = await payer.call('requests.pay', { id, revision: data.revision });
    expect([paid.status, paid.error?.code, paid.error?.message]).toEqual([403, 'forbidden', apart]);
  }
}

/** Writes into the history of a request that somebody paid some of it, which nobody can before it is approved. */
export async function paidSomeOf(tenant: ServedTenant, id: string, payer: Caller): Promise<void> {
  await tenant.rows(sql`
    insert into fin.payment_request_event (tenant_id, record_id, sequence, at, action, actor, person)
    select tenant_id, ${id}, 2, now(), 'pay', id, person from remit.member where id = ${payer.memberId}`);
}
