import { StoreError } from '../errors.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import { loginPassword } from '../provision/login-password.ts';
import { roles } from '../directory/roles.ts';
import type { WithIdentity } from '../store-parts.ts';
import { readCredential } from './tenant-credential.ts';

const ownLogins: ReadonlySet<string> = new Set(Object.values(roles));

/**
 * The password of a login on a server of tenants: that of one of Remit's own comes from the secret, that of a tenant's is
 * read anew for each connection, as what is not remembered need not be forgotten, and cannot be looked at.
 * @returns rejects with a StoreError `unavailable` for a login that has none
 */
export function tenantPassword(
  secret: Uint8Array,
  keys: KeyRing,
  withIdentity: WithIdentity,
): (server: string, loginName: string) => Promise<string> {
  return async (server, loginName) => {
    if (ownLogins.has(loginName)) return loginPassword(secret, loginName);
    const password = await withIdentity((tx) => readCredential(tx, keys, { server, loginName }), 'read');
    if (password !== null) return password;
    throw new StoreError(
      'unavailable',
      'the database of this tenant cannot be reached just now; try again in a moment',
      new Error(
        `the database login ${loginName} on the server \`${server}\` has no password: start Remit anew`,
      ),
    );
  };
}
