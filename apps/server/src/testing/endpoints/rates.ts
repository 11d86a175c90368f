import { only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const ratesRows: RowsOf<'rates'> = {
  'rates.list': { input: nothing, own: only(['administrator'], 'forbidden') },
  'rates.set': {
    input: () => ({ currency: 'USD', rate: '0.92' }),
    own: only(['administrator'], 'forbidden'),
  },
};
