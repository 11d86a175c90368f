import type { Approval } from '@remit/policy/document';
import { approvalTenant } from './approval-tenant.ts';
import type { Caller, Served, ServedTenant } from './serve-sample.ts';

const department = '/operations/production';
const steps: Approval = {
  name: 'Payments',
  on: 'fin.PaymentRequest',
  steps: [
    { name: 'Department', by: { kind: 'roles', roles: ['Approver'] }, need: 'any', within: 86_400_000 },
  ],
};

/** A tenant in which whoever approves in a department is told what waits for them there. */
export const noticeTenant = (served: Served): Promise<ServedTenant> => approvalTenant(served, steps);

/** A request that waits for its department. @returns its id */
export async function submitted(caller: Caller, purpose = 'Gloves', minor = 10_000): Promise<string> {
  const { data } = await caller.call('requests.submit', {
    purpose,
    amount: { minor, currency: 'EUR' },
    department,
    folder: department,
  });
  return data.id;
}

/** What somebody is shown of a request or of whatever else they are told about. */
export const shownTo = async (caller: Caller, target: string) =>
  (await caller.call('notices.list', {})).data.notices.filter((notice) => notice.target === target);
