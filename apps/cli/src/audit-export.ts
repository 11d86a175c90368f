import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import { entryWords } from '@remit/api/audit/audit-entry-words';
import { hidesNothing } from '@remit/api/audit/audit-hidden';
import { auditFilter } from '@remit/api/audit/audit-input';
import { knowDirectory } from '@remit/api/known-directory';
import { loadPolicyInForce } from '@remit/api/policy/load-policy';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { exportAudit, type ExportResult } from '@remit/store/audit/audit-export';
import { type FileInMaking, makeFile } from '@remit/store/audit/audit-export-file';
import { exportFormat, type ExportFormatName, exportFormats } from '@remit/store/audit/audit-export-format';
import type { EntryWords } from '@remit/store/audit/audit-export-writing';
import { auditSigner } from '@remit/store/audit/audit-key';
import { sealAll } from '@remit/store/audit/audit-keeper';
import { writeAudit } from '@remit/store/audit/audit-log';
import type { AuditFilter } from '@remit/store/audit/audit-search-filter';
import { loadDirectory } from '@remit/store/directory/directory';
import { joinStore } from '@remit/store/join-store';
import { type Environment, readSettings, type Settings } from '@remit/store/settings/settings';
import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import type { Store } from '@remit/store/open-store';
import { chosenTenants } from './chosen-tenants.ts';
import { counted } from './counted.ts';
import { parseWords } from './parse-words.ts';
import { StoppedError } from './stopped-error.ts';
import { duration, type ProgressBar, progressBar } from './progress-bar.ts';
import { UsageError } from './usage.ts';

/** What to export and whereto, parsed. */
export interface ExportArguments {
  readonly tenant: string;
  readonly out: string;
  readonly format: ExportFormatName;
  readonly filter: AuditFilter;
}

const filterOptions = ['actor', 'action', 'stream', 'target', 'outcome', 'correlation', 'text'] as const;
const type = 'string';

/** @throws UsageError naming the argument that is wrong */
export function parseExportArguments(args: readonly string[]): ExportArguments {
  const { tenant, out, format = 'jsonl', from, until, ...rest } = parsed(args);
  if (tenant === undefined || out === undefined) {
    throw new UsageError('say of which tenant and whereto: audit export --tenant <slug> --out <file>');
  }
  const named = exportFormats.find((each) => each === format);
  if (named === undefined) {
    throw new UsageError(`there is no format \`${format}\`; there are: ${exportFormats.join(', ')}`);
  }
  const instants = { ...instantOf('from', from), ...instantOf('until', until) };
  const filter = auditFilter.safeParse({ ...rest, ...instants });
  if (!filter.success) throw new UsageError(filterSentence(filter.error, rest));
  return { tenant, out: resolve(out), format: named, filter: filter.data };
}

/** The first option of a filter that is wrong, what it was given, and its rule. */
function filterSentence({ issues }: z.ZodError, given: Readonly<Record<string, string | undefined>>): string {
  const [issue] = issues;
  const option = String(issue?.path[0] ?? '');
  const rule =
    issue?.code === 'invalid_value' ? `it must be ${issue.values.join(' or ')}` : (issue?.message ?? '');
  return `--${option} is \`${given[option] ?? ''}\`; ${rule}`;
}

function parsed(args: readonly string[]) {
  const filters = Object.fromEntries(filterOptions.map((name) => [name, { type } as const])) as Readonly<
    Record<(typeof filterOptions)[number], { readonly type: typeof type }>
  >;
  const own = { tenant: { type }, out: { type }, format: { type }, from: { type }, until: { type } } as const;
  return parseWords({ args: [...args], options: { ...own, ...filters } }).values;
}

function instantOf(name: 'from' | 'until', text: string | undefined): Readonly<Record<string, number>> {
  if (text === undefined) return {};
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) {
    throw new UsageError(`--${name} \`${text}\` is no instant; write it as 2026-11-21T08:00:00Z`);
  }
  return { [name]: ms };
}

/**
 * Writes a tenant's audit, or what a filter leaves of it, to a file, and its signed manifest beside it.
 * @returns 0
 * @throws UsageError, StoreError, StoppedError or the file system's error; nothing is left behind then
 */
export async function exportCommand(args: readonly string[], env: Environment): Promise<number> {
  const asked = parseExportArguments(args);
  for (const path of [asked.out, `${asked.out}.manifest.json`]) {
    if (existsSync(path)) throw new UsageError(`\`${path}\` is there already; name another file with --out`);
  }
  const settings = readSettings(env);
  const bar = progressBar(process.stderr, () => performance.now());
  const stopped = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    stopped.abort(new StoppedError(signal, 'nothing was written'));
  };
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const began = performance.now();
  const { store, stop } = await joinStore({ settings, onProgress: () => {}, onTrouble: bar.line });
  try {
    const [tenant] = chosenTenants(await store.listTenants(), asked.tenant);
    if (tenant === undefined) throw new UsageError(`there is no tenant \`${asked.tenant}\``);
    const file = await makeFile(asked.out);
    const beside = await makeFile(`${asked.out}.manifest.json`);
    try {
      const { events } = await write(store, settings, { tenant, asked, file, beside, bar, stopped });
      bar.end();
      const took = duration(performance.now() - began);
      process.stdout.write(
        `${tenant.slug}: ${counted(events, 'event')} in \`${asked.out}\`, signed beside it (${took}).\n`,
      );
      return 0;
    } finally {
      await Promise.all([file.discard(), beside.discard()]);
    }
  } finally {
    process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal);
    await stop();
  }
}

interface Writing {
  readonly tenant: TenantPlacement;
  readonly asked: ExportArguments;
  readonly file: FileInMaking;
  readonly beside: FileInMaking;
  readonly bar: ProgressBar;
  readonly stopped: AbortController;
}

async function write(
  store: Store,
  settings: Settings,
  { tenant, asked, file, beside, bar, stopped }: Writing,
): Promise<ExportResult> {
  const { id, slug, name } = tenant;
  const { format, filter } = asked;
  // What leaves is written down before it leaves: the export has this event too.
  await store.withTenant(id, 'write', (tx) =>
    writeAudit(tx, {
      ...happenedByRemit(randomUUID()),
      action: 'audit.exported',
      target: { type: 'remit.Audit', id: null },
      outcome: 'allow',
      because: [],
      details: { format, filter: JSON.stringify(filter) },
    }),
  );
  await sealAll(store, id);
  const words = await store.withTenant(id, 'read', (tx) => wordsOf(tx, filter));
  const result = await exportAudit(file, {
    tenant: { id, slug, name },
    filter,
    format: exportFormat(format),
    exportedBy: null,
    signer: auditSigner(settings),
    words,
    hidden: [],
    enter: (work) => store.withTenant(id, 'read', work),
    onProgress: async (done, total) => {
      stopped.signal.throwIfAborted();
      bar.show(total === 0 ? 1 : done / total, counted(done, 'event'));
    },
  });
  await beside.write(`${result.manifest}\n`);
  await beside.finish();
  await file.publish();
  await beside.publish();
  return result;
}

/** Whoever has this terminal has the database: nothing is kept from them. */
async function wordsOf(tx: TenantTransaction, filter: AuditFilter): Promise<EntryWords> {
  const [row] = await tx.rows<{ version: number }>(
    sql`select policy_version as version from remit.tenant where tenant_id = ${tx.tenantId}`,
  );
  if (row === undefined || row.version === 0) {
    throw new UsageError('this tenant has no policy yet, and nothing that could be exported');
  }
  const { compiled } = await loadPolicyInForce(tx, row.version);
  return entryWords(compiled, knowDirectory(await loadDirectory(tx)), hidesNothing, filter);
}
