import { RemitError } from './errors.ts';

/** A place in a list, opaque to clients. It holds what was last shown, never what may be shown next. */
export function writeCursor(place: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * One part of a cursor that an earlier page gave.
 * @throws RemitError `invalid` for one that no page gave
 */
export function parseCursor(cursor: string, part: string): string {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (typeof place === 'object' && place !== null && Object.hasOwn(place, part)) {
      const value: unknown = (place as Readonly<Record<string, unknown>>)[part];
      if (typeof value === 'string' || typeof value === 'number') return String(value);
    }
  } catch (cause) {
    throw new RemitError('invalid', '`cursor`: take it from `next` of the page before', { cause });
  }
  throw new RemitError('invalid', '`cursor`: take it from `next` of the page before');
}
