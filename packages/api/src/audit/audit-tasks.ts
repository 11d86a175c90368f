import { hashSessionToken, type SessionToken } from '@remit/identity/session-token';
import { type AuditTask, listAuditTasks, readAuditTask } from '@remit/store/audit/audit-export-tasks';
import { exportFormat, type ExportFormatName, exportFormats } from '@remit/store/audit/audit-export-format';
import { type JobProblem, type JobState, readJobs } from '@remit/store/jobs';
import { spendLink } from '@remit/store/jobs-links';
import { linkHolds, type LinkSubject, signLink, type SignedPart } from './audit-link.ts';
import type { AuditTasksView, AuditTaskView, ExportOutcome, VerifyOutcome } from './audit-views.ts';
import { typeGuard } from '../guard.ts';
import { notFound } from '../store-errors.ts';
import type { TenantCall } from '../tenant-call.ts';
import { whoAdministers } from '../who-administers.ts';

const shown = 20;

/** The asker's latest exports and verifications, how far they are, and the way to what came of them. */
export async function auditTasks(call: TenantCall, token: SessionToken | null): Promise<AuditTasksView> {
  const { services, tenantId, subject, tx } = call;
  const memberId = subject.member.id;
  const guard = typeGuard(call, 'remit.Audit', 'export', whoAdministers(call));
  const tasks = await listAuditTasks(tx, memberId, shown);
  const jobs = await services.store.withIdentity((identity) =>
    readJobs(
      identity,
      tenantId,
      memberId,
      tasks.map(({ id }) => id),
    ),
  );
  const states = new Map(jobs.map((job) => [job.ref, job]));
  return {
    tasks: tasks.map((task) => taskView(call, guard.allowed ? token : null, task, states.get(task.id))),
    export: guard,
  };
}

const problems = {
  revoked: 'It was stopped: your access or your session changed while it was under way. Ask again.',
  gone: 'What it was to do is not there any more. Ask again.',
  tries: 'It was begun several times and never came to its end. Whoever runs Remit finds why in the log.',
  failed: 'It failed. Whoever runs Remit finds why in the log.',
} as const satisfies Record<JobProblem, string>;

function taskView(
  call: TenantCall,
  token: SessionToken | null,
  task: AuditTask,
  job: JobState | undefined,
): AuditTaskView {
  const expired = task.expiresAt !== null && task.expiresAt <= call.standing.now;
  // A job is forgotten long after its task was finished.
  const state = expired ? 'expired' : task.finishedAt !== null ? 'done' : (job?.state ?? 'failed');
  const problem = state === 'failed' ? (job?.problem ?? 'gone') : null;
  return {
    id: task.id,
    askedAt: task.askedAt,
    state,
    problem: problem === null ? null : problems[problem],
    problemKind: problem,
    cancelAsked: job?.cancelAsked ?? false,
    done: job?.done ?? 0,
    total: job?.total ?? null,
    secondsLeft: secondsLeft(task, job, call.standing.now),
    work: task.kind === 'audit-export' ? exportWork(call, token, task, state === 'done') : verifyWork(task),
  };
}

function secondsLeft({ askedAt }: AuditTask, job: JobState | undefined, now: number): number | null {
  if (job?.state !== 'running' || job.total === null || job.done === 0) return null;
  const perPlace = (now - askedAt) / job.done;
  return Math.max(1, Math.round((perPlace * (job.total - job.done)) / 1000));
}

function exportWork(
  call: TenantCall,
  token: SessionToken | null,
  task: AuditTask,
  ready: boolean,
): AuditTaskView['work'] {
  const format = formatOf(task);
  const link = (file: 'data' | 'manifest'): string | null => {
    if (!ready || token === null) return null;
    const resource = resourceOf(task.id, file);
    const subject = linkSubject(call, token, resource);
    const { until, nonce, signature } = signLink(call.services.store.linkKey, subject, call.standing.now);
    return `/t/${call.slug}/${resource}?until=${until}&nonce=${nonce}&signature=${signature}`;
  };
  return {
    kind: 'export',
    format,
    outcome: task.outcome as ExportOutcome | null,
    file: link('data'),
    manifest: link('manifest'),
    expiresAt: task.expiresAt,
  };
}

function verifyWork(task: AuditTask): AuditTaskView['work'] {
  return { kind: 'verify', outcome: task.outcome as VerifyOutcome | null };
}

/** The format of an export, as it was asked for. */
function formatOf({ request }: AuditTask): ExportFormatName {
  const asked: unknown =
    typeof request === 'object' && request !== null && 'format' in request ? request.format : null;
  return exportFormats.find((format) => format === asked) ?? 'csv';
}

/** What a route needs to send a file. */
export interface ExportDownload {
  readonly id: string;
  readonly file: 'data' | 'manifest';
  readonly extension: string;
  readonly contentType: string;
  /** A name for the file on the reader's side. */
  readonly name: string;
}

/**
 * Lets a link in, once: it was made for this member, in this session, for this very file, and works still.
 * @throws RemitError `not-found` for whatever is wrong with it
 */
export async function openDownload(
  call: TenantCall,
  token: SessionToken | null,
  { id, file, ...link }: SignedPart & { readonly id: string; readonly file: 'data' | 'manifest' },
): Promise<ExportDownload & { readonly tenantId: string }> {
  if (token === null) throw notFound();
  const { services, standing, subject, tx } = call;
  const signed = linkSubject(call, token, resourceOf(id, file));
  if (!linkHolds(services.store.linkKey, signed, link, standing.now)) throw notFound();
  const task = await readAuditTask(tx, id, subject.member.id);
  if (task?.kind !== 'audit-export') throw notFound();
  // Not finished, or kept for long enough.
  if (task.expiresAt === null || task.expiresAt <= standing.now) throw notFound();
  if (!(await services.store.withIdentity((identity) => spendLink(identity, link.nonce, link.until)))) {
    throw notFound();
  }
  const { extension, contentType } = exportFormat(formatOf(task));
  const day = new Date(task.askedAt).toISOString().slice(0, 10);
  const name = `audit-${call.slug}-${day}.${extension}`;
  return file === 'data'
    ? { id, file, extension, contentType, name, tenantId: call.tenantId }
    : {
        id,
        file,
        extension,
        contentType: 'application/json; charset=utf-8',
        name: `${name}.manifest.json`,
        tenantId: call.tenantId,
      };
}

const resourceOf = (id: string, file: 'data' | 'manifest'): string => `exports/${id}/${file}`;

function linkSubject({ tenantId, subject }: TenantCall, token: SessionToken, resource: string): LinkSubject {
  return { tenantId, resource, memberId: subject.member.id, tokenHash: hashSessionToken(token) };
}
