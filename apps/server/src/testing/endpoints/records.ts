import { everyMember, only } from './allows.ts';
import { nothing, ofRequest } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const recordsRows: RowsOf<'records'> = {
  'records.types': { input: nothing, own: everyMember },
  'records.list': {
    input: ({ target }) => ({ type: 'fin.PaymentRequest', q: target.request.id }),
    own: only(['department head', 'guest'], 'empty'),
    elsewhere: only(['guest'], 'empty'),
    shows: ofRequest,
  },
};
