import { everyMember, only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const simulateRows: RowsOf<'simulate'> = {
  'simulate.form': { input: nothing, own: everyMember },
  'simulate.fixes': {
    input: ({ target }) => ({
      member: target.member.id,
      action: 'read',
      resource: { kind: 'described', type: 'crm.Contract', folder: '/sales' },
    }),
    own: only(['administrator', 'security analyst'], 'not-found'),
  },
  'simulate.overTime': {
    input: ({ target }) => ({
      member: target.member.id,
      action: 'read',
      resource: { kind: 'described', type: 'crm.Contract', folder: '/sales' },
    }),
    own: only(['administrator', 'security analyst'], 'not-found'),
  },
  'simulate.ask': {
    input: ({ target }) => ({
      member: target.member.id,
      action: 'read',
      resource: { kind: 'described', type: 'crm.Contract', folder: '/sales' },
    }),
    own: only(['administrator', 'security analyst'], 'not-found'),
    shows: ({ member }) => member.id,
  },
};
