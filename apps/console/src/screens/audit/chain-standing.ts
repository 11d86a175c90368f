import type { AuditTaskView, VerifyOutcome } from '@remit/api/audit/audit-views';
import { isOpen } from './use-audit-tasks.ts';

/** What is known of the chain from the verifications that somebody asked for. */
export interface ChainStanding {
  /** What the last one found that came to its end, where it found something: it stands until another finds nothing. */
  readonly alarm: VerifyOutcome | null;
  /** What there is to say beside it. */
  readonly line:
    | { readonly kind: 'running'; readonly done: number; readonly total: number | null }
    | { readonly kind: 'failed'; readonly problem: string | null }
    | { readonly kind: 'whole'; readonly askedAt: number; readonly outcome: VerifyOutcome }
    | null;
}

/** @param tasks newest first */
export function chainStanding(tasks: readonly AuditTaskView[]): ChainStanding {
  const verifications = tasks.flatMap(({ work, ...task }) =>
    work.kind === 'verify' && task.state !== 'cancelled' ? [{ ...task, outcome: work.outcome }] : [],
  );
  const [latest] = verifications;
  const finished = verifications.find(({ outcome }) => outcome !== null);
  const outcome = finished?.outcome ?? null;
  const alarm = outcome !== null && outcome.findings.length > 0 ? outcome : null;
  if (latest === undefined) return { alarm, line: null };
  if (isOpen(latest)) return { alarm, line: { kind: 'running', done: latest.done, total: latest.total } };
  if (latest.outcome === null) return { alarm, line: { kind: 'failed', problem: latest.problem } };
  if (alarm !== null) return { alarm, line: null };
  return { alarm, line: { kind: 'whole', askedAt: latest.askedAt, outcome: latest.outcome } };
}
