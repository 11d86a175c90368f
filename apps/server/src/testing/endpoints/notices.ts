import { everyMember } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const noticesRows: RowsOf<'notices'> = {
  'notices.list': { input: () => ({}), own: everyMember },
  'notices.read': { input: () => ({ ids: null }), own: everyMember },
  'notices.wishes': { input: nothing, own: everyMember },
  'notices.wish': { input: () => ({ topic: 'ending', shown: true, mail: 'daily' }), own: everyMember },
};
