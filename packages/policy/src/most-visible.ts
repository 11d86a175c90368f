import type { FieldMask, FieldVisibility } from './field-mask.ts';

/** The most that a mask gives on any row; null is the mask of a field that is not there. */
export function mostVisible(mask: FieldMask | null): FieldVisibility {
  if (mask === null) return 'hidden';
  if (mask.writable.kind !== 'none') return 'writable';
  if (mask.readable.kind !== 'none') return 'readable';
  return mask.masked.some(({ rows }) => rows.kind !== 'none') ? 'masked' : 'hidden';
}
