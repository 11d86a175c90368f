import type { FieldType } from '@remit/policy/value';

/** What a field can be declared as. */
export const FIELD_TYPES: readonly FieldType[] = [
  'text',
  'number',
  'money',
  'date',
  'instant',
  'boolean',
  'enum',
  'member',
  'department',
  'folder',
  'text[]',
];
