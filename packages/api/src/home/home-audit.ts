import { latestVerification } from '@remit/store/audit/audit-export-tasks';
import { refusalsOfTwoWeeks } from '@remit/store/audit/audit-weeks';
import type { VerifyOutcome } from '../audit/audit-views.ts';
import { typeGuard } from '../guard.ts';
import type { HomeView } from './home-views.ts';
import type { TenantCall } from '../tenant-call.ts';

/** What was refused, and whether the record is whole: to whoever may read the audit. */
export async function homeAudit(call: TenantCall): Promise<Pick<HomeView, 'refusals' | 'chain'>> {
  if (!typeGuard(call, 'remit.Audit', 'read', null).allowed) return { refusals: null, chain: null };
  const [refused, verified] = await Promise.all([
    refusalsOfTwoWeeks(call.tx, call.environment.now),
    latestVerification(call.tx),
  ]);
  const outcome = verified?.outcome as VerifyOutcome | null | undefined;
  const [most] = refused
    .filter(({ week, before }) => week > before)
    .toSorted((a, b) => b.week - b.before - (a.week - a.before));
  return {
    refusals: {
      week: refused.reduce((sum, { week }) => sum + week, 0),
      before: refused.reduce((sum, { before }) => sum + before, 0),
      most: most ?? null,
    },
    chain: {
      verifiedAt: verified?.askedAt ?? null,
      entries: outcome?.entries ?? 0,
      findings: outcome?.findings.length ?? 0,
    },
  };
}
