import { randomUUID } from 'node:crypto';
import { administrative, only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const sessionsRows: RowsOf<'sessions'> = {
  'sessions.list': { input: nothing, own: only(administrative, 'forbidden') },
  'sessions.end': {
    input: async ({ administrator, tenant }) => {
      const other = await tenant.signIn('tom');
      await other.call('me.get');
      const list = await administrator.call('sessions.list');
      // Where nobody is let in any more, which session it is makes no difference.
      return { session: list.data?.sessions[0]?.id ?? randomUUID() };
    },
    own: only(['administrator'], 'forbidden'),
  },
  'sessions.endAll': { input: nothing, own: only(['administrator'], 'forbidden'), endsSessions: true },
};
