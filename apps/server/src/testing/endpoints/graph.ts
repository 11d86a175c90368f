import { administrative, only } from './allows.ts';
import type { RowsOf } from './rows-of.ts';

export const graphRows: RowsOf<'graph'> = {
  'graph.around': {
    input: () => ({ focus: { kind: 'role', id: 'Employee' }, hops: 2 }),
    own: only(administrative, 'forbidden'),
  },
};
