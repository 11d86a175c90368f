import { sql } from 'drizzle-orm';
import type { Store } from '@remit/store/open-store';
import { verifyAudit } from '@remit/store/audit/verify-audit';
import type { Ledger } from './ledger.ts';

interface Kept {
  readonly id: string;
  readonly purpose: string;
  readonly submits: number;
  readonly approvals: number;
  readonly submitAudits: number;
  readonly approvalAudits: number;
}

/**
 * Holds a database against what was acknowledged: each submission and each approval there once, with its event and its
 * audit event, whatever else is there whole too, and the chain of the audit unbroken.
 * @returns what is wrong, a sentence each; empty when nothing is
 */
export async function ledgerFaults(store: Store, ledger: Ledger): Promise<readonly string[]> {
  const tenant = await store.findTenant('halden');
  if (tenant === null) return ['the tenant itself is gone'];
  const kept = await store.withTenant(tenant.id, 'read', (tx) =>
    tx.rows<Kept>(sql`
      select r.id, r.purpose, e.submits, e.approvals, a."submitAudits", a."approvalAudits"
      from fin.payment_request r
      cross join lateral (
        select count(*) filter (where action = 'submit')::int as submits,
          count(*) filter (where action = 'approve')::int as approvals
        from fin.payment_request_event where tenant_id = r.tenant_id and record_id = r.id) e
      cross join lateral (
        select count(*) filter (where action = 'request.submitted')::int as "submitAudits",
          count(*) filter (where action = 'request.approved')::int as "approvalAudits"
        from remit.audit_event
        where tenant_id = r.tenant_id and target_id = r.id::text and outcome = 'allow') a
      where r.tenant_id = ${tenant.id} and starts_with(r.purpose, ${`${ledger.name} `})`),
  );
  const faults = [...ledger.strange];
  const byPurpose = new Map<string, Kept>();
  for (const row of kept) {
    const { id, purpose, submits, approvals, submitAudits, approvalAudits } = row;
    if (byPurpose.has(purpose)) faults.push(`\`${purpose}\` is there twice`);
    byPurpose.set(purpose, row);
    if (submits !== 1 || submitAudits !== 1) {
      faults.push(`\`${purpose}\` has ${submits} submissions and ${submitAudits} audit events of them`);
    }
    if (approvals !== approvalAudits || approvals > 1) {
      faults.push(`\`${purpose}\` has ${approvals} approvals and ${approvalAudits} audit events of them`);
    }
    if (ledger.approved.has(id) && approvals !== 1) faults.push(`the approval of \`${purpose}\` is lost`);
  }
  for (const [purpose, id] of ledger.submitted) {
    if (byPurpose.get(purpose)?.id !== id) faults.push(`\`${purpose}\`, which was acknowledged, is lost`);
  }
  const { findings } = await verifyAudit(store, tenant.id, { heads: null, coveredUntil: null });
  return [...faults, ...findings.map((finding) => `the audit: ${JSON.stringify(finding)}`)];
}
