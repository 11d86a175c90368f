import { only } from './allows.ts';
import type { RowsOf } from './rows-of.ts';

export const searchRows: RowsOf<'search'> = {
  'search.find': {
    input: ({ target }) => ({ q: target.member.name }),
    own: only(['administrator', 'security analyst'], 'empty'),
    shows: ({ member }) => member.id,
  },
};
