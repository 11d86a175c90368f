import { everyMember } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const meRows: RowsOf<'me'> = {
  'me.get': { input: nothing, own: everyMember },
};
