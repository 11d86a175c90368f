import { administrative, only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const versionsRows: RowsOf<'versions'> = {
  'versions.list': { input: nothing, own: only(administrative, 'forbidden') },
  'versions.get': { input: () => ({ version: 1 }), own: only(administrative, 'forbidden') },
  'versions.diff': { input: () => ({ from: 1, to: 1 }), own: only(administrative, 'forbidden') },
};
