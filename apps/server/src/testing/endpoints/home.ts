import { everyMember } from './allows.ts';
import { nothing } from './inputs.ts';
import type { RowsOf } from './rows-of.ts';

export const homeRows: RowsOf<'home'> = {
  'home.get': { input: nothing, own: everyMember },
};
