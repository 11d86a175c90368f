import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@remit/store/embedded-postgres';

/**
 * Measures on a PostgreSQL that nobody else uses, which is gone afterwards with all that it had.
 * @param bench its name, for the folder of the data
 * @param say hears of how far the start is
 */
export async function withPostgres(
  bench: string,
  say: (text: string) => void,
  measure: (databaseUrl: string) => Promise<void>,
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), `remit-bench-${bench}-`));
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, onProgress: say, onTrouble: say });
    try {
      await measure(postgres.databaseUrl);
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
