import type { FieldType } from './value.ts';

/** What a field can be declared as. */
export const FIELD_TYPES = [
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
] as const satisfies readonly FieldType[];
