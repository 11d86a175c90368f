import { RemitError } from '../errors.ts';

/** The moment that a call names: a published version, whose publication it is, or ms since 1970 UTC. */
export type AskedMoment =
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'instant'; readonly at: number };

/**
 * Reads a moment: `v12`, or ms since 1970 UTC in digits.
 * @throws RemitError `invalid` for anything else
 */
export function parseMoment(word: string): AskedMoment {
  const [, version] = /^v([1-9][0-9]{0,8})$/.exec(word) ?? [];
  if (version !== undefined) return { kind: 'version', version: Number(version) };
  if (/^[0-9]{1,15}$/.test(word)) return { kind: 'instant', at: Number(word) };
  throw new RemitError(
    'invalid',
    'a moment is a version, such as `v12`, or milliseconds since 1970 UTC, such as `1780315200000`',
  );
}
