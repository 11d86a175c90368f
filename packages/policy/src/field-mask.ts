import type { Mask } from './document.ts';
import type { RowFilter } from './row-filter.ts';

/** What a subject gets of one field of one record. */
export type FieldVisibility = 'hidden' | 'masked' | 'readable' | 'writable';

/**
 * What a subject gets of one field over all records it reads: `readable` says on which rows the value comes back,
 * `masked` on which of the others a pattern does, `writable` on which it may be changed. Filters are `all`, `none`
 * or `where`; a row in none of them keeps the field hidden.
 */
export interface FieldMask {
  readonly field: string;
  readonly readable: RowFilter;
  readonly masked: readonly { readonly as: Mask; readonly rows: RowFilter }[];
  readonly writable: RowFilter;
}
