import { administrative, only } from './allows.ts';
import type { RowsOf } from './rows-of.ts';

export const fieldsRows: RowsOf<'fields'> = {
  'fields.sample': {
    input: ({ target }) => ({ type: 'crm.Account', member: target.member.id, draft: null, record: null }),
    own: only(administrative, 'not-found'),
  },
};
