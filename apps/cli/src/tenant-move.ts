import { randomUUID } from 'node:crypto';
import { joinStore } from '@remit/store/join-store';
import { movedGraceHours } from '@remit/store/move/move-purge';
import type { MoveProgress } from '@remit/store/move/move-progress';
import type { MoveReport } from '@remit/store/move/move-tenant';
import type { Store } from '@remit/store/open-store';
import { readSettings, type Environment } from '@remit/store/settings/settings';
import { counted } from './counted.ts';
import { parseWords } from './parse-words.ts';
import { StoppedError } from './stopped-error.ts';
import { type ProgressBar, duration, progressBar } from './progress-bar.ts';
import { stoppable } from './stoppable.ts';
import { tenantOf } from './tenant-of.ts';
import { UsageError } from './usage.ts';

/** What `remit tenant move` was asked for, parsed. */
export type MoveArguments = { readonly slug: string; readonly reason: string } & (
  | { readonly does: 'move'; readonly server: string }
  | { readonly does: 'cancel' }
  | { readonly does: 'purge'; readonly graceHours: number }
);

/** @throws UsageError naming what is wrong or missing */
export function parseMoveArguments(args: readonly string[]): MoveArguments {
  const { values, positionals } = parsed(args);
  const [slug, ...more] = positionals;
  if (slug === undefined) throw new UsageError('name the tenant: remit tenant move <slug> --to dedicated');
  if (more.length > 0) throw new UsageError(`one tenant at a time: \`${more.join(' ')}\` is too much`);
  const { reason, to, server, cancel, purge, grace } = values;
  if (reason === undefined)
    throw new UsageError('say why with --reason; the tenant reads it in its own record');
  if ([to !== undefined, cancel, purge].filter(Boolean).length !== 1)
    throw new UsageError('say one of --to dedicated, --cancel and --purge');
  if (cancel) return { does: 'cancel', slug, reason };
  if (purge) return { does: 'purge', slug, reason, graceHours: hoursFrom(grace) };
  if (to !== 'dedicated')
    throw new UsageError(`--to is \`${to}\`; a tenant moves to \`dedicated\`, a database of its own`);
  return { does: 'move', slug, reason, server };
}

function parsed(args: readonly string[]) {
  return parseWords({
    args: [...args],
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      server: { type: 'string', default: 'main' },
      cancel: { type: 'boolean', default: false },
      purge: { type: 'boolean', default: false },
      grace: { type: 'string', default: String(movedGraceHours) },
      reason: { type: 'string' },
    },
  });
}

function hoursFrom(text: string): number {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  throw new UsageError(`--grace is \`${text}\`; it must be a whole number of hours, such as 24`);
}

/**
 * Moves a tenant beside a Remit that may be running, with a bar on stderr; people go on working. Given again after it
 * was stopped or killed, it goes on where it ended.
 * @returns the exit code
 * @throws UsageError, SettingsError, StoppedError or StoreError with one sentence for whoever typed it
 */
export async function moveCommand(args: readonly string[], env: Environment): Promise<number> {
  const asked = parseMoveArguments(args);
  const bar = progressBar(process.stderr, () => performance.now());
  const { store, stop } = await joinStore({
    settings: readSettings(env),
    onProgress: () => undefined,
    onTrouble: bar.line,
  });
  try {
    process.stdout.write(`${await done(store, asked, bar)}\n`);
    return 0;
  } finally {
    await stop();
  }
}

async function done(store: Store, asked: MoveArguments, bar: ProgressBar): Promise<string> {
  const { id, slug } = await tenantOf(store, asked.slug);
  const act = { loginId: null, operator: null, reason: asked.reason, correlationId: randomUUID() };
  switch (asked.does) {
    case 'cancel':
      await store.cancelMove(id, act);
      return `${slug} stays where it is; the database that was made for it is gone.`;
    case 'purge':
      await store.purgeMoved(id, act, asked.graceHours);
      return `What ${slug} left behind is destroyed.`;
    case 'move': {
      const began = performance.now();
      const report = await stoppable((signal) =>
        store.moveTenant({
          tenantId: id,
          server: asked.server,
          act,
          onProgress: (progress) => {
            if (signal.aborted) throw new StoppedError('SIGINT');
            bar.show(shareOf(progress), wordsOf(progress));
          },
        }),
      );
      bar.end();
      return summary(slug, report, performance.now() - began);
    }
    default:
      return asked satisfies never;
  }
}

/** Copying is nearly all of the work; what follows is counted as one of ten parts. */
function shareOf({ step, rows, totalRows }: MoveProgress): number {
  switch (step) {
    case 'preparing':
      return 0;
    case 'copying':
      return totalRows === 0 ? 0 : Math.min(rows / totalRows, 1) * 0.9;
    case 'following':
    case 'comparing':
    case 'letting go':
      return 0.9;
    case 'moved':
      return 1;
    default:
      return step satisfies never;
  }
}

function wordsOf({ step, rows, changes }: MoveProgress): string {
  const copied = `${counted(rows, 'row')}, ${counted(changes, 'change')}`;
  return `${step}: ${copied}`;
}

function summary(slug: string, report: MoveReport, elapsed: number): string {
  const { from, to, rows, changes, longestHold } = report;
  return [
    `${slug} has moved from ${from.server}/${from.databaseName} to ${to.server}/${to.databaseName}: ` +
      `${counted(rows, 'row')} and ${counted(changes, 'change')} in ${duration(elapsed)}.`,
    `Writers waited for ${Math.ceil(longestHold)} ms at most; readers did not wait.`,
    `What it left behind is out of everybody's reach; remit tenant move ${slug} --purge destroys it.`,
  ].join('\n');
}
