import type { Resource } from '@remit/policy/check';
import type { FieldMask } from '@remit/policy/field-mask';
import { matches } from '@remit/policy/evaluate-row-filter';

/** What a list that goes by row filters gives of a field of one record. */
export function toldByMask(
  { readable, masked, writable }: FieldMask,
  record: Resource,
): 'writable' | 'readable' | 'masked' | 'hidden' {
  if (matches(writable, record)) return 'writable';
  if (matches(readable, record)) return 'readable';
  return masked.some(({ rows }) => matches(rows, record)) ? 'masked' : 'hidden';
}
