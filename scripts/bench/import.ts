import { importPaymentRequests, type ImportReport } from '@remit/store/requests/import-payment-requests';
import type { Store } from '@remit/store/open-store';
import { sharedData } from '@remit/testkit/shared-data';
import { teller } from './shared/figure.ts';
import { withStore } from './shared/with-store.ts';

/** Seconds that the issue allows for the real log. */
const target = 60;

const { say } = teller('import');

const log = sharedData('payment-requests.ndjson.gz');
if (log === null) {
  say('payment-requests.ndjson.gz is not in shared/data, so there is nothing to measure');
} else {
  await withStore('import', say, (store) => measure(store, log));
}

async function measure(store: Store, file: string): Promise<void> {
  const tenant = await store.createTenant({
    slug: 'bench',
    name: 'Bench',
    tier: 'dedicated',
    timeZone: 'Europe/Paris',
    baseCurrency: 'EUR',
    accent: 'indigo',
  });
  const timed = async (what: string): Promise<ImportReport & { readonly seconds: number }> => {
    say(what);
    const began = performance.now();
    const report = await importPaymentRequests({
      store,
      tenantId: tenant.id,
      file,
      folder: '/finance/imported',
      currency: 'EUR',
      onProgress: ({ bytes, totalBytes, taken }) =>
        say(`${Math.floor((100 * bytes) / totalBytes)} % ${taken} taken`),
      onRefused: (line, why) => say(`line ${line} ${why}`),
    });
    return { ...report, seconds: (performance.now() - began) / 1_000 };
  };
  const first = await timed('the real log into an empty tenant');
  figure('requests taken', first.taken, 'requests', first.taken === 6_760, 6_760);
  figure('events taken', first.events, 'events', first.events === 36_072, 36_072);
  figure('departments', first.departments, 'departments', first.departments === 35, 35);
  figure('real log, first time', first.seconds, 's', first.seconds <= target, target);
  const again = await timed('the same log again');
  figure('real log, again', again.seconds, 's', again.seconds <= target, target);
  figure('doubles after the second time', again.taken, 'requests', again.taken === 0, 0);
}

function figure(name: string, value: number, unit: string, met: boolean, wanted: number): void {
  const rounded = Math.round(value * 1_000) / 1_000;
  process.stdout.write(
    `${JSON.stringify({ bench: 'import', figure: name, value: rounded, unit, target: wanted, met })}\n`,
  );
}
