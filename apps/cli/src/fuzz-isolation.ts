import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inDatabase } from '@remit/store/provision/database-address';
import { startEmbeddedPostgres } from '@remit/store/embedded/embedded-postgres';
import { type IsolationRun, recordIsolationRun } from '@remit/store/tenants/isolation-runs';
import { withMaintenance } from '@remit/store/provision/maintenance';
import { drizzleFolder } from '@remit/store/provision/migration-files';
import { openStore, type Store } from '@remit/store/open-store';
import { databases } from '@remit/store/directory/roles';
import { readSettings } from '@remit/store/settings/settings';
import { joinStore } from '@remit/store/join-store';
import type { FuzzedTenant } from '@remit/testkit/fuzzed-tenant';
import { type FuzzReport, fuzzIsolation } from '@remit/testkit/leak-fuzzer';
import { fillTenant, newIds } from '@remit/testkit/postgres-rows';
import { seededLeaks } from '@remit/testkit/seeded-leaks';
import { fuzzArguments } from './fuzz-arguments.ts';
import { duration, progressBar } from './progress-bar.ts';
import { stoppable } from './stoppable.ts';

const tenantCount = 21;
const poolSize = 8;
const workers = 24;

/**
 * Attacks the wall between tenants on a PostgreSQL of its own, in a folder that goes with the run: nothing of the
 * installation is touched. Then plants the leaks that lints must see, to show that the run could have found something.
 * With `--record <version>` the run is kept where operators see it.
 * @returns 0 when nothing leaked and every planted leak was seen, 1 when not, 130 when it was stopped before
 * @throws UsageError; StoreError when the run cannot be kept
 */
export function fuzzIsolationCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const { count, seed, more } = fuzzArguments(args, 1_000_000, ['record']);
  // Read first: a mistake in a setting is not worth an hour's run.
  const settings = more['record'] === undefined ? null : readSettings(env);
  const bar = progressBar(process.stderr, () => performance.now());
  bar.line(`seed ${seed}: the same seed asks the same questions, as far as the clock lets it`);
  return stoppable(async (signal) => {
    const folder = mkdtempSync(join(tmpdir(), 'remit-isolation-'));
    const postgres = await startEmbeddedPostgres({
      dataDir: folder,
      onProgress: (step) => bar.show(0, step),
      onTrouble: (sentence) => bar.line(sentence),
    });
    const { databaseUrl } = postgres;
    try {
      const store = await openStore({
        databaseUrl,
        identityDatabaseUrl: databaseUrl,
        secret: new Uint8Array(randomBytes(32)),
        poolSize,
        embedded: true,
        onProgress: (step) => bar.show(0, step),
      });
      const report = await closing(store, () =>
        attack(store, databaseUrl, { count, seed, signal }, (probes, rate) =>
          bar.show(Math.min(1, probes / count), `${figure(probes)} probes (${figure(rate)} a second)`),
        ),
      );
      const missed = await missedLeaks(databaseUrl);
      bar.end();
      process.stdout.write(`${summary(report, missed, seed)}\n`);
      if (settings !== null) {
        const started = await joinStore({ settings, onProgress: () => undefined, onTrouble: bar.line });
        const run = runOf(report, missed, seed, more['record'] ?? '');
        const recorded = { close: () => started.stop() };
        await closing(recorded, () => started.store.withIdentity((tx) => recordIsolationRun(tx, run)));
      }
      if (report.leaks.length > 0 || report.surprises.length > 0 || missed.length > 0) return 1;
      return report.probes >= count ? 0 : 130;
    } finally {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
}

async function closing<T>(open: { close(): Promise<void> }, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await open.close();
  }
}

async function attack(
  store: Store,
  databaseUrl: string,
  { count, seed, signal }: { count: number; seed: number; signal: AbortSignal },
  onRate: (probes: number, rate: number) => void,
): Promise<FuzzReport> {
  const ids = newIds();
  const tenants: FuzzedTenant[] = [];
  for (let index = 0; index < tenantCount; index += 1) {
    const canary = `canary-${randomUUID()}`;
    const { id } = await store.createTenant({
      slug: `isolation-${index}`,
      name: `Isolation ${index}`,
      tier: index === 0 ? 'dedicated' : 'shared',
      timeZone: 'UTC',
      baseCurrency: 'EUR',
      accent: 'indigo',
    });
    await store.withTenant(id, 'write', (tx) => fillTenant(tx, canary, ids));
    tenants.push({ id, canary });
  }
  const began = performance.now();
  return fuzzIsolation({
    store,
    tenants,
    ids,
    probes: count,
    seed: seed % 1_000_000,
    workers,
    databaseUrl,
    signal,
    onProgress: (probes) => onRate(probes, (probes / (performance.now() - began)) * 1_000),
  });
}

/** Plants each leak in a transaction that is rolled back. @returns those that no lint saw */
async function missedLeaks(databaseUrl: string): Promise<readonly string[]> {
  const folder = new URL('lints/', drizzleFolder);
  const lints = new Map(
    readdirSync(folder).map((file) => [
      file.replace(/\.sql$/, ''),
      readFileSync(new URL(file, folder), 'utf8'),
    ]),
  );
  const missed: string[] = [];
  await withMaintenance(inDatabase(databaseUrl, databases.shared), async (sql) => {
    for (const { name, plant, lint } of seededLeaks) {
      await sql.unsafe('begin');
      await sql.unsafe(plant.replaceAll('scratch_copy', databases.shared));
      const found = await sql.unsafe(lints.get(lint) ?? 'select where false');
      await sql.unsafe('rollback');
      if (found.length === 0) missed.push(name);
    }
  });
  return missed;
}

function runOf(report: FuzzReport, missed: readonly string[], seed: number, version: string): IsolationRun {
  return {
    probes: report.probes,
    leaks: report.leaks.length,
    planted: seededLeaks.length,
    caught: seededLeaks.length - missed.length,
    seed,
    tookMs: report.milliseconds,
    version,
  };
}

function summary(report: FuzzReport, missed: readonly string[], seed: number): string {
  const { probes, rows, leaks, surprises, disturbances, milliseconds } = report;
  const done = Object.entries(disturbances).map(([what, times]) => `${what} ${figure(times)}`);
  const lines = [
    `${figure(probes)} probes, ${figure(rows)} rows seen, seed ${seed}, in ${duration(milliseconds)}: ${figure((probes / milliseconds) * 1_000)} a second.`,
    `On the way: ${done.join(', ')}.`,
    `${seededLeaks.length - missed.length} of ${seededLeaks.length} planted leaks were seen${missed.length === 0 ? '.' : `; not seen: ${missed.join('; ')}.`}`,
  ];
  const [leak] = leaks;
  if (leak !== undefined) {
    lines.push(
      `${leaks.length} leaks. The first, at probe ${figure(leak.probe)}: ${leak.statement} answered ${leak.tenant} with ${leak.row}.`,
    );
  }
  if (surprises.length > 0) lines.push(`${surprises.length} surprises. The first: ${surprises[0]}.`);
  if (leaks.length === 0 && surprises.length === 0) lines.push('No row of one tenant reached another.');
  return lines.join('\n');
}

function figure(count: number): string {
  return Math.round(count).toLocaleString('en');
}
