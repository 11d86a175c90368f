import { runAuditExport } from './audit/audit-export-run.ts';
import { runAuditVerify } from './audit/audit-verify-run.ts';
import type { RunningJob } from './running-job.ts';

/**
 * Does a job. Begun again after a kill, it begins at the beginning.
 * @throws JobStopped, or whatever it fails with
 */
export function runJob(running: RunningJob): Promise<void> {
  const { kind } = running.job;
  switch (kind) {
    case 'audit-export':
      return runAuditExport(running);
    case 'audit-verify':
      return runAuditVerify(running);
    default:
      return kind satisfies never;
  }
}
