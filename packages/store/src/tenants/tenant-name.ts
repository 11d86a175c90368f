import { StoreError } from '../errors.ts';

/** Slugs that would hide an address of Remit's own, or pass for one. */
const reserved: ReadonlySet<string> = new Set([
  'admin',
  'api',
  'app',
  'assets',
  'healthz',
  'operator',
  'remit',
  'rpc',
  'sign-in',
  'tenants',
  'www',
]);

/**
 * Refuses what cannot name a tenant in addresses: it becomes part of a database's name, of paths and of host names.
 * @throws StoreError `invalid` saying what would be right
 */
export function requireSlug(slug: string): void {
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(slug) || slug.endsWith('-')) {
    throw new StoreError(
      'invalid',
      `\`${slug}\` cannot name a tenant: it must be 2 to 40 lower-case letters, digits and hyphens, beginning with a ` +
        'letter and not ending with a hyphen',
    );
  }
  // By these a browser shows other letters than there are: another tenant's name, to whoever reads it.
  if (/^..--/.test(slug)) {
    throw new StoreError(
      'invalid',
      `\`${slug}\` cannot name a tenant: its third and fourth characters are hyphens`,
    );
  }
  if (reserved.has(slug)) {
    throw new StoreError('invalid', `\`${slug}\` is an address of Remit's own; choose another name`);
  }
}

/** @throws StoreError `invalid` for a name that people could not read or tell from nothing */
export function requireTenantName(name: string): void {
  const length = Array.from(name).length;
  // Control characters, marks that turn text around, and what has no width.
  const unseen = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u.test(name);
  if (length < 1 || length > 120 || unseen || name.trim() !== name || !name.isWellFormed()) {
    throw new StoreError(
      'invalid',
      'a tenant is called by 1 to 120 characters that can be seen, without spaces around them',
    );
  }
}

/** @throws StoreError `invalid` for a reason that says nothing */
export function requireReason(reason: string): void {
  const length = Array.from(reason.trim()).length;
  // Not what cannot be seen alone, nor three dots.
  const says = /[\p{L}\p{N}]/u.test(reason) && !/[\p{Cc}--[\t\n]]/v.test(reason) && reason.isWellFormed();
  if (length < 3 || length > 500 || !says) {
    throw new StoreError(
      'invalid',
      'say why, in words of 3 to 500 characters: the tenant reads it in its own record',
    );
  }
}
