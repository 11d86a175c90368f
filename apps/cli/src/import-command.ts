import { importPaymentRequests, type ImportReport } from '@remit/store/requests/import-payment-requests';
import { joinStore } from '@remit/store/join-store';
import type { Store } from '@remit/store/open-store';
import { readSettings, type Environment } from '@remit/store/settings/settings';
import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';
import { parseWords } from './parse-words.ts';
import { duration, progressBar } from './progress-bar.ts';
import { StoppedError } from './stopped-error.ts';
import { UsageError } from './usage.ts';

/** What an import was asked for, parsed. */
export interface ImportArguments {
  readonly file: string;
  readonly tenant: string;
  readonly folder: string;
  readonly currency: string;
}

/** @throws UsageError naming the argument that is wrong */
export function parseImportArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parsed(args);
  const [file, ...rest] = positionals;
  if (file === undefined) throw new UsageError('name the file: remit import payment-requests <file>');
  if (rest.length > 0) throw new UsageError(`one file at a time: \`${rest.join(' ')}\` is too much`);
  if (!/^[A-Z]{3}$/.test(values.currency)) {
    throw new UsageError(
      `\`${values.currency}\` is no currency: three capital letters of ISO 4217, such as EUR`,
    );
  }
  if (!/^(\/[^/\p{Cc}]+)+$/u.test(values.folder)) {
    throw new UsageError(
      `\`${values.folder}\` is no folder: a path that begins with a slash, such as /finance/imported`,
    );
  }
  return { file, tenant: values.tenant, folder: values.folder, currency: values.currency };
}

function parsed(args: readonly string[]): {
  readonly values: { readonly tenant: string; readonly folder: string; readonly currency: string };
  readonly positionals: readonly string[];
} {
  return parseWords({
    args: [...args],
    allowPositionals: true,
    options: {
      tenant: { type: 'string', default: 'halden' },
      folder: { type: 'string', default: '/finance/imported' },
      currency: { type: 'string', default: 'EUR' },
    },
  });
}

/**
 * Imports a log of payment requests, with a bar and the refused lines on stderr and the sum of it on stdout.
 * @returns 0 when every line was taken or there already, 2 when lines were refused
 * @throws UsageError, StoreError or the file system's error
 */
export async function importCommand(args: readonly string[], env: Environment): Promise<number> {
  const { file, tenant, folder, currency } = parseImportArguments(args);
  const settings = readSettings(env);
  const stopped = new AbortController();
  const bar = progressBar(process.stderr, () => performance.now());
  const onSignal = (signal: NodeJS.Signals): void => stopped.abort(new StoppedError(signal));
  process.once('SIGINT', onSignal).once('SIGTERM', onSignal);
  const began = performance.now();
  const { store, stop } = await joinStore({ settings, onProgress: () => {}, onTrouble: bar.line });
  try {
    const { id, name } = await activeTenant(store, tenant);
    const report = await importPaymentRequests({
      store,
      tenantId: id,
      file,
      folder,
      currency,
      signal: stopped.signal,
      onRefused: (line, why) => bar.line(`line ${line} ${why}`),
      onProgress: ({ bytes, totalBytes, taken, alreadyThere, refused }) => {
        const rate = Math.round((taken + alreadyThere + refused) / ((performance.now() - began) / 1_000));
        bar.show(
          totalBytes === 0 ? 1 : Math.min(bytes / totalBytes, 1),
          `${counted(taken + alreadyThere + refused, 'request')} (${rate.toLocaleString('en')} a second)`,
        );
      },
    });
    bar.end();
    process.stdout.write(`${summary(report, name, performance.now() - began)}\n`);
    return report.refused > 0 ? 2 : 0;
  } finally {
    process.removeListener('SIGINT', onSignal).removeListener('SIGTERM', onSignal);
    await stop();
  }
}

async function activeTenant(store: Store, slug: string): Promise<TenantPlacement> {
  const tenants = await store.listTenants();
  const tenant = tenants.find((one) => one.slug === slug && one.status === 'active');
  if (tenant !== undefined) return tenant;
  const others = tenants.filter(({ status }) => status === 'active').map((one) => `\`${one.slug}\``);
  throw new UsageError(
    others.length === 0
      ? `there is no tenant \`${slug}\` yet; start Remit once (npm start), which makes the sample tenants`
      : `there is no tenant \`${slug}\`; there are ${others.join(', ')}: name one with --tenant`,
  );
}

function summary(report: ImportReport, tenant: string, elapsed: number): string {
  const { taken, events, departments, alreadyThere, refused, departures } = report;
  const lines = [
    `${tenant} took ${counted(taken, 'payment request')} with ${counted(events, 'event')} of ` +
      `${counted(departments, 'department')} in ${duration(elapsed)}.`,
    `Already there: ${alreadyThere.toLocaleString('en')}. Refused: ${refused.toLocaleString('en')}.`,
  ];
  if (departures > 0) {
    lines.push(
      `${counted(departures, 'event')} happened that Remit's own rules do not lead to (a request rejected twice, or ` +
        'after its approval); they are kept as they were.',
    );
  }
  return lines.join('\n');
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
}
