import { administrative, only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const rulesRows: RowsOf<'rules'> = {
  'rules.bench': {
    input: () => ({
      type: 'crm.Contract',
      condition: { kind: 'constant', value: true },
      action: 'read',
      only: null,
    }),
    own: only(administrative, 'forbidden'),
  },
  'rules.reported': {
    input: () => ({ kind: 'rule', name: 'OwnRequest' }),
    own: only(administrative, 'forbidden'),
  },
  'rules.proof': { input: nothing, own: only(administrative, 'forbidden') },
};
