import { administrative, only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const timeRows: RowsOf<'time'> = {
  'time.moments': { input: nothing, own: only(administrative, 'forbidden') },
  'time.compare': { input: nothing, own: only(administrative, 'forbidden') },
};
