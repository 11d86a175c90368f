import { countReported, mostReported } from '@remit/store/audit/audit-reported';
import type { ReportedView } from './rules-views.ts';
import type { TenantCall } from '../tenant-call.ts';

const days = 30;
const day = 86_400_000;

/** How many calls of the last 30 days a rule or an exclusion that only reported would have refused, by the record. */
export async function reportedCalls(
  call: TenantCall,
  { kind, name }: { readonly kind: 'rule' | 'exclusion'; readonly name: string },
): Promise<ReportedView> {
  const since = call.environment.now - days * day;
  const { calls, people } = await countReported(call.tx, `${kind}.${name}`, since);
  return { days, since, calls: Math.min(calls, mostReported), more: calls > mostReported, people };
}
