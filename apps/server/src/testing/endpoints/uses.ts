import { only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const usesRows: RowsOf<'uses'> = {
  'uses.roles': { input: nothing, own: only(['administrator', 'security analyst'], 'forbidden') },
  'uses.role': {
    input: () => ({ role: 'Employee' }),
    own: only(['administrator', 'security analyst'], 'forbidden'),
  },
};
