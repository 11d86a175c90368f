import type { ResourceType } from '@remit/policy/document';
import { saidByRemit } from '@remit/policy/words/said-by-remit';
import type { SeenFields } from '../requests/request-view.ts';

/**
 * Whether the files of a request are kept from somebody, and what they are called: what a file says may be what a field of
 * its request says, so whoever does not see a field that somebody fills in does not see the files.
 */
export const concealsFiles = ({ fields }: ResourceType, { hidden }: Pick<SeenFields, 'hidden'>): boolean =>
  fields.some(({ name, type }) => hidden.includes(name) && saidByRemit(name, type) === null);
