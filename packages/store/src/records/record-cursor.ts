import { StoreError } from '../errors.ts';
import type { RecordSort, SortKey } from './sort-key.ts';

/** The last row of a page: its sort key and its id. `values` is null where the field was missing. */
export interface RecordCursor {
  readonly values: readonly string[] | null;
  readonly id: string;
}

const WELL_FORMED = {
  text: /^[^\0]*$/s,
  numeric: /^(-?[0-9]{1,100}(\.[0-9]{1,100})?|-?Infinity|NaN)$/,
  uuid: /^[0-9a-f-]{36}$/,
  boolean: /^(true|false)$/,
} as const;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const sortName = (sort: RecordSort | undefined): string =>
  sort === undefined ? '' : `${sort.field} ${sort.direction}`;

/** @param values parts of the sort key as text, null where the field is missing */
export function writeRecordCursor(
  sort: RecordSort | undefined,
  values: readonly (string | null)[],
  id: string,
): string {
  const bytes = new TextEncoder().encode(JSON.stringify([sortName(sort), values, id]));
  return Buffer.from(bytes).toString('base64url');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}

/**
 * A cursor comes back from outside: it is data for parameters and believed in nothing. Whatever values it carries, the
 * row filter still decides what is seen.
 * @throws StoreError `invalid` for anything but a cursor that `writeRecordCursor` gave under the same sort
 */
export function parseRecordCursor(
  text: string,
  sort: RecordSort | undefined,
  key: SortKey | null,
): RecordCursor {
  const cursor = parse(text);
  const refused = new StoreError(
    'invalid',
    'this page marker does not belong to this list: start again at its first page',
  );
  if (!Array.isArray(cursor) || cursor.length !== 3) throw refused;
  const [name, values, id]: readonly unknown[] = cursor;
  const types = (key?.parts ?? []).map((part) => part.type);
  if (name !== sortName(sort) || typeof id !== 'string' || !UUID.test(id)) throw refused;
  if (!Array.isArray(values) || values.length !== types.length) throw refused;
  if (values.length > 0 && values.every((value) => value === null)) return { values: null, id };
  const texts = values.filter((value, at): value is string => {
    const type = types[at];
    return (
      typeof value === 'string' && value.isWellFormed() && type !== undefined && WELL_FORMED[type].test(value)
    );
  });
  if (texts.length !== values.length || (types.includes('uuid') && !texts.every((value) => UUID.test(value))))
    throw refused;
  return { values: texts, id };
}
