import { randomUUID } from 'node:crypto';
import type { Asking } from '../endpoint-row.ts';
import { employees, everyMember, only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

const entries = ({ target: { department } }: Asking) => ({
  purpose: 'Gloves',
  payee: '',
  amount: '',
  currency: 'EUR',
  department,
  folder: department,
  costType: '',
  onBehalfOf: null,
});

/** A draft of the asker's; of whoever may have none, one that is not there. */
async function someDraft(asking: Asking) {
  const saved = await asking.asker?.call('requestDrafts.save', { over: null, entries: entries(asking) });
  const { id = randomUUID(), revision = 1 } = saved?.data ?? {};
  return { id, revision };
}

export const requestDraftsRows: RowsOf<'requestDrafts'> = {
  'requestDrafts.list': { input: nothing, own: everyMember },
  'requestDrafts.get': {
    input: async (asking) => ({ id: (await someDraft(asking)).id }),
    own: only(employees, 'not-found'),
  },
  'requestDrafts.save': {
    input: (asking) => ({ over: null, entries: entries(asking) }),
    own: only(employees, 'forbidden'),
  },
  'requestDrafts.discard': { input: someDraft, own: only(employees, 'not-found') },
};
