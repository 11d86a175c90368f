import { publication } from '../publication.ts';
import { administrative, only } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const policyRows: RowsOf<'policy'> = {
  'policy.current': { input: nothing, own: only(['administrator', 'security analyst'], 'forbidden') },
  'policy.holders': {
    input: () => ({ role: 'Employee' }),
    own: only(['administrator', 'security analyst'], 'forbidden'),
  },
  'policy.preview': {
    input: async (asking) => (await publication(asking)).preview,
    own: only(['administrator', 'security analyst'], 'forbidden'),
  },
  'policy.publish': {
    input: async (asking) => (await publication(asking)).publish,
    own: only(['administrator'], 'forbidden'),
  },
  'policy.text': { input: () => ({}), own: only(administrative, 'forbidden') },
};
