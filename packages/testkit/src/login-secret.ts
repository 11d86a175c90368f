import postgres from 'postgres';
import { inDatabase } from '@remit/store/provision/database-address';
import { keyRing } from '@remit/store/secrets/key-ring';
import { loginPassword } from '@remit/store/provision/login-password';
import { databases, roles } from '@remit/store/directory/roles';
import { openSecret } from '@remit/store/secret-box';

const ours: ReadonlySet<string> = new Set(Object.values(roles));

/**
 * The password of one of Remit's logins, or of a tenant's own on the main server.
 * @param identityServer address of a superuser on the server that has the identity database
 */
export async function loginSecret(
  identityServer: string,
  secret: Uint8Array,
  login: string,
): Promise<string> {
  if (ours.has(login)) return loginPassword(secret, login);
  const superuser = postgres(inDatabase(identityServer, databases.identity), { max: 1 });
  try {
    const [kept] = await superuser<{ row: string; tenantId: string; password: Uint8Array }[]>`
      select place as row, tenant_id as "tenantId", password from identity.tenant_credential
      where place = ${`main/${login}`}`;
    // A login that no tenant of the identity database has: one of a test's own making.
    if (kept === undefined) return loginPassword(secret, login);
    const { row, tenantId, password } = kept;
    const place = { table: 'identity.tenant_credential', column: 'password', row, tenantId };
    return Buffer.from(openSecret(keyRing(secret), place, password)).toString();
  } finally {
    await superuser.end();
  }
}
