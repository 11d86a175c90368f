import { findingSentence } from '@remit/audit/finding';
import { mostFindings, verifyChain } from '@remit/audit/verify-chain';
import { finishAuditTask, readAuditTask } from '@remit/store/audit/audit-export-tasks';
import { chainHead, readSealed, readUnsealed } from '@remit/store/audit/audit-records';
import { headsWithin } from '@remit/store/audit/kept-heads';
import { sha256Native } from '@remit/store/secrets/sha256-native';
import type { VerifyOutcome } from './audit-views.ts';
import { enterForJob } from '../job-access.ts';
import { JobStopped } from '../job-stopped.ts';
import type { RunningJob } from '../running-job.ts';

const permission = 'remit.Audit:read';
/** Entries that one batch reads. */
const stretch = 2_000;

/**
 * Holds a tenant's whole chain against its events and against the heads outside the database.
 * @throws JobStopped when nobody waits for it any more, or whoever asked may not
 */
export async function runAuditVerify({ services, tools, job, onProgress }: RunningJob): Promise<void> {
  await onProgress(0, null);
  const held = await tools.headsOf(job.tenantId);
  const { task, head, now } = await enterForJob(services, job, permission, 'read', async (tx, on) => ({
    task: await readAuditTask(tx, job.ref, job.memberId),
    head: await chainHead(tx),
    now: on.standing.now,
  }));
  if (task?.kind !== 'audit-verify') throw new JobStopped('gone');
  const verifier = verifyChain({
    sha256: sha256Native,
    heads: held?.heads ?? null,
    coveredUntil: now - headsWithin,
  });
  for (let after = 0; after < head.sequence;) {
    const entries = await enterForJob(services, job, permission, 'read', (tx) =>
      readSealed(tx, after, stretch),
    );
    for (const entry of entries) verifier.take(entry);
    const last = entries.at(-1);
    // The chain was cut behind us: what is missing is for the verifier to say.
    if (last === undefined) break;
    after = last.sequence;
    await onProgress(Math.min(after, head.sequence), head.sequence);
  }
  verifier.end();
  await enterForJob(services, job, permission, 'write', async (tx) => {
    const unsealed = await readUnsealed(tx);
    const lost = unsealed.lost.map((event) => ({
      kind: 'never-sealed' as const,
      sequence: null,
      event,
      expected: 'a seal',
      found: 'none',
    }));
    const stands = verifier.head();
    const outcome: VerifyOutcome = {
      entries: stands.sequence,
      hash: stands.hash,
      waiting: unsealed.waiting,
      uncovered: held === null ? null : verifier.uncovered(),
      // Where the file of heads was tampered with, nothing that it still says vouches for a chain: that comes first.
      findings: [...(held?.findings ?? []), ...verifier.findings(), ...lost]
        .slice(0, mostFindings)
        .map((finding) => ({
          sequence: finding.sequence,
          event: finding.event,
          sentence: findingSentence(finding),
        })),
    };
    await finishAuditTask(tx, job.ref, outcome, null);
  });
}
