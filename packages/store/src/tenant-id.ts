import { StoreError } from './errors.ts';

declare const brand: unique symbol;

/** The id of a tenant: a lower-case uuid. Its only birthplace is `parseTenantId`. */
export type TenantId = string & { readonly [brand]: 'TenantId' };

/** @throws StoreError `invalid` for anything but a uuid in lower case with hyphens */
export function parseTenantId(text: string): TenantId {
  if (isTenantId(text)) return text;
  throw new StoreError('invalid', `\`${text}\` is no tenant id: it must be a uuid in lower case`);
}

function isTenantId(text: string): text is TenantId {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
