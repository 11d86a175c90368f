import type { Store } from '@remit/store/open-store';
import { readSettings } from '@remit/store/settings/settings';
import { startStore } from '@remit/store/start-store';
import { ownFolder } from './own-folder.ts';
import { stopOf, tidily } from './tidily.ts';

/**
 * Measures in a store that nobody else uses, which is gone afterwards with all that it had.
 * @param bench its name, for the folder of the data
 * @param say hears of how far the start is
 */
export function withStore(
  bench: string,
  say: (text: string) => void,
  measure: (store: Store) => Promise<void>,
): Promise<void> {
  return tidily(async (ends) => {
    const settings = readSettings({ REMIT_DATA_DIR: ownFolder(bench, ends) });
    const starting = startStore({ settings, onProgress: say, onTrouble: say });
    ends(stopOf(starting));
    await measure((await starting).store);
  });
}
