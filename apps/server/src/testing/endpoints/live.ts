import { everyMember } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const liveRows: RowsOf<'live'> = {
  'live.revisions': { input: nothing, own: everyMember },
};
