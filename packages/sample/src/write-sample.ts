import type { PolicyDocument } from '@remit/policy/document';
import { customers } from './customers.ts';
import { employeeFiles } from './employee-files.ts';
import { paymentRequests } from './payment-requests.ts';
import { purchaseRequests } from './purchase-requests.ts';
import { idOf } from './random.ts';
import { hire } from './staff.ts';
import { stock } from './stock.ts';
import type { TenantPlan } from './tenant-plan.ts';
import type { TenantSample } from './tenant-sample.ts';

/** The whole of a sample tenant: the same bytes for the same plan, whenever and wherever it is written. */
export function writeSample(plan: TenantPlan, policy: PolicyDocument): TenantSample {
  const staff = hire(plan);
  const { accounts, contracts } = customers(plan, staff);
  const payments = paymentRequests(plan, staff);
  const purchases = purchaseRequests(plan, staff);
  const { items, shipments } = stock(plan, staff);
  return {
    tenant: {
      id: idOf('tenant', plan.slug),
      slug: plan.slug,
      name: plan.name,
      tier: plan.tier,
      timeZone: plan.timeZone,
      baseCurrency: plan.baseCurrency,
      accent: plan.accent,
    },
    folders: [{ path: '/', name: plan.name }, ...plan.folders],
    directory: staff.directory,
    policy,
    tables: [
      { table: 'crm.account', rows: accounts },
      { table: 'crm.contract', rows: contracts },
      { table: 'hr.employee', rows: employeeFiles(plan, staff) },
      { table: 'fin.payment_request', rows: [...payments.requests, ...purchases.requests] },
      { table: 'fin.payment_request_event', rows: [...payments.events, ...purchases.events] },
      { table: 'wms.item', rows: items },
      { table: 'wms.shipment', rows: shipments },
    ],
    logins: plan.personas.map((persona) => {
      const member = staff.persona(persona.key);
      return {
        id: member.person,
        email: member.email,
        name: member.name,
        memberId: member.id,
        what: persona.what,
      };
    }),
  };
}
