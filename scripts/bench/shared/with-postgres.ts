import { startEmbeddedPostgres } from '@remit/store/embedded/embedded-postgres';
import { ownFolder } from './own-folder.ts';
import { stopOf, tidily } from './tidily.ts';

/**
 * Measures on a PostgreSQL that nobody else uses, which is gone afterwards with all that it had.
 * @param bench its name, for the folder of the data
 * @param say hears of how far the start is
 */
export function withPostgres(
  bench: string,
  say: (text: string) => void,
  measure: (databaseUrl: string) => Promise<void>,
): Promise<void> {
  return tidily(async (ends) => {
    const dataDir = ownFolder(bench, ends);
    const starting = startEmbeddedPostgres({ dataDir, onProgress: say, onTrouble: say });
    ends(stopOf(starting));
    await measure((await starting).databaseUrl);
  });
}
