import type { FieldMask } from './field-mask.ts';
import { compareFilters } from './compare/compare-filters.ts';

/** Whether a field is seen alike, in full and through patterns, whatever may be written of it. */
export function sameSight(before: FieldMask, after: FieldMask): boolean {
  return (
    compareFilters(before.readable, after.readable) === 'same' &&
    before.masked.length === after.masked.length &&
    before.masked.every(({ as, rows }, index) => {
      const other = after.masked[index];
      return other?.as.characters === as.characters && compareFilters(rows, other.rows) === 'same';
    })
  );
}

/** Whether two masks give the same of a field on the same rows. False when that cannot be told from their form. */
export const sameMask = (before: FieldMask, after: FieldMask): boolean =>
  sameSight(before, after) && compareFilters(before.writable, after.writable) === 'same';
