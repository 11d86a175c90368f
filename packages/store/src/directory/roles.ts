/**
 * The roles of Remit in a Postgres server, beside one login for each dedicated tenant. Requests connect as `app`,
 * `identity` and those logins alone: they own nothing, are members of nothing and bypass nothing.
 */
export const roles = {
  /** Owns every table. Nobody logs in as it. */
  owner: 'remit_owner',
  /** Owns the keys and the functions that know them. Nobody logs in as it. */
  context: 'remit_context',
  /** Runs migrations, as the two above. */
  migrator: 'remit_migrator',
  /** Registers the key under which a process writes tickets; can do nothing else. */
  registrar: 'remit_registrar',
  app: 'remit_app',
  identity: 'remit_identity',
  /** Counts in several tenants, one after the other, on behalf of operators. */
  cross: 'remit_cross',
} as const;

export const databases = { identity: 'remit_identity', shared: 'remit_shared' } as const;

/** Name of a dedicated tenant's database, and of its login. */
export function dedicatedName(slug: string): string {
  return `remit_t_${slug.replaceAll('-', '_')}`;
}
