import { z } from 'zod';
import { sealAll } from '@remit/store/audit/audit-keeper';
import { exportAudit } from '@remit/store/audit/audit-export';
import { exportDays, type ExportFile, exportPath, makeFile } from '@remit/store/audit/audit-export-file';
import { exportFormat } from '@remit/store/audit/audit-export-format';
import { type AuditTask, finishAuditTask, readAuditTask } from '@remit/store/audit/audit-export-tasks';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { fieldMasks } from '@remit/policy/fields';
import { entryWords } from './audit-entry-words.ts';
import { type HiddenFields, hiddenFields } from './audit-hidden.ts';
import { auditFilter, exportFormatName } from './audit-input.ts';
import { enterForJob, type JobStanding } from '../job-access.ts';
import { JobStopped } from '../job-stopped.ts';
import type { RunningJob } from '../running-job.ts';

const kept = z.strictObject({ format: exportFormatName, filter: auditFilter });
const permission = 'remit.Audit:export';

/** Writes an export of the audit to a file, as the member who asked for it may see it. */
export async function runAuditExport({ services, tools, job, onProgress }: RunningJob): Promise<void> {
  await onProgress(0, null);
  // What has been written down up to here is in it, and not only what a sealer has come to.
  await sealAll(services.store, job.tenantId);
  const begun = await enterForJob(services, job, permission, 'read', async (tx, on) => ({
    task: await readAuditTask(tx, job.ref, job.memberId),
    on,
  }));
  const { format: name, filter } = requestOf(begun.task);
  const { policy, directory, standing } = begun.on;
  const hidden = hiddenFrom(begun.on);
  const enter = <T>(mode: 'read' | 'write', work: (tx: TenantTransaction) => Promise<T>): Promise<T> =>
    enterForJob(services, job, permission, mode, (tx, on) => {
      // What is in the file already was written for somebody who saw something else.
      if (hiddenFrom(on).key !== hidden.key) throw new JobStopped('revoked');
      return work(tx);
    });
  const format = exportFormat(name);
  const pathOf = (which: ExportFile): string =>
    exportPath(tools.folder, job.tenantId, job.ref, which, format.extension);
  const file = await makeFile(pathOf('data'));
  const beside = await makeFile(pathOf('manifest'));
  try {
    const { manifest, head, ...outcome } = await exportAudit(file, {
      tenant: { id: job.tenantId, slug: standing.tenant.slug, name: standing.tenant.name },
      filter,
      format,
      exportedBy: job.memberId,
      signer: tools.signer,
      words: entryWords(policy.compiled, directory, hidden, filter),
      hidden: hidden.names,
      enter: (work) => enter('read', work),
      onProgress,
      ...(tools.exportStretch === undefined ? {} : { stretch: tools.exportStretch }),
    });
    await beside.write(`${manifest}\n`);
    await beside.finish();
    // To offer the file is a batch like any other: the session is asked after once more.
    await onProgress(head.sequence, head.sequence);
    await enter('write', async (tx) => {
      await finishAuditTask(tx, job.ref, { ...outcome, head }, exportDays);
      // Before it commits: a task that is finished has its files.
      await file.publish();
      await beside.publish();
    });
  } finally {
    await Promise.all([file.discard(), beside.discard()]);
  }
}

/** What field rules keep from whoever asked, now. */
function hiddenFrom({ policy, subject, environment }: JobStanding): HiddenFields {
  return hiddenFields(policy.compiled, (type) => fieldMasks(policy.compiled, subject, type, environment));
}

function requestOf(task: AuditTask | null): z.infer<typeof kept> {
  if (task?.kind !== 'audit-export') throw new JobStopped('gone');
  return kept.parse(task.request);
}
