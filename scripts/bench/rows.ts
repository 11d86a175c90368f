import { openStore } from '@remit/store/open-store';
import { teller } from './shared/figure.ts';
import { withPostgres } from './shared/with-postgres.ts';
import { loadContracts } from './rows/load-contracts.ts';
import { measureShape } from './rows/measure-shape.ts';
import { shapes } from './rows/shapes.ts';

/** How much longer a page may take than the same written by hand for a table without a wall. */
const target = 1.3;
/** Seconds in which the rows must be there. */
const loading = 60;

const { say } = teller('rows');

function figure(name: string, value: number, unit: string, wanted: number | null, more: object = {}): void {
  const rounded = Math.round(value * 1_000) / 1_000;
  const met = wanted === null ? {} : { target: wanted, met: value <= wanted };
  process.stdout.write(
    `${JSON.stringify({ bench: 'rows', figure: name, value: rounded, unit, ...met, ...more })}\n`,
  );
}

await withPostgres('rows', say, async (databaseUrl) => {
  const store = await openStore({
    databaseUrl,
    identityDatabaseUrl: databaseUrl,
    secret: crypto.getRandomValues(new Uint8Array(32)),
    poolSize: 2,
    embedded: true,
    onProgress: say,
  });
  try {
    const [one, other] = ['bench', 'other'].map((slug) => ({
      slug,
      name: slug,
      tier: 'shared' as const,
      timeZone: 'Europe/Paris',
      baseCurrency: 'EUR',
      accent: 'indigo',
    }));
    if (one === undefined || other === undefined) throw new Error('two tenants are needed');
    const tenants = [await store.createTenant(one), await store.createTenant(other)] as const;
    say('a million contracts, behind the wall and without one');
    figure('loading a million rows twice', await loadContracts(databaseUrl, tenants), 's', loading);
    for (const shape of shapes) {
      say(shape.name);
      const found = await store.withTenant(tenants[0].id, 'read', (tx) => measureShape(tx, shape));
      figure(`page of 50, ${shape.name}, to the one by hand`, found.ratio, 'times', target, {
        undisturbed: Math.round(found.undisturbed * 1_000) / 1_000,
        onIndex: found.indexes.every((name) => !name.startsWith('Seq Scan')),
        rows: found.rows,
        ours: `${found.ours.toFixed(3)} ms`,
        byHand: `${found.byHand.toFixed(3)} ms`,
        indexes: found.indexes,
        indexesByHand: found.indexesByHand,
      });
      figure(`page of 50, ${shape.name}, planning of rows and fields included`, found.whole, 'ms', null);
      figure(
        `page of 50, ${shape.name}, planning by Postgres when it plans anew`,
        found.planning,
        'ms',
        null,
      );
    }
  } finally {
    await store.close();
  }
});
