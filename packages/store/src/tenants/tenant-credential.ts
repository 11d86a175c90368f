import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { keyOf, type KeyRing } from '../secrets/key-ring.ts';
import { openSecret, sealedUnder, sealSecret, type SecretPlace } from '../secret-box.ts';
import type { TenantId } from '../tenant-id.ts';
import type { Place } from './tenant-placement.ts';
import type { Transaction } from '../connection/transaction.ts';

/** The database login of one tenant, on the server that has its database. */
export type TenantLogin = Pick<Place, 'server' | 'loginName'>;

interface CredentialRow {
  readonly place: string;
  readonly tenantId: string;
  readonly password: Uint8Array;
}

/**
 * The password of a tenant's own login: the one that is kept, or a new one where there is none. Whoever makes the login
 * in the database calls this first: a password that is kept and not yet set is set by the next start.
 * @param onTrouble told when the key of the one that is kept is gone, and it is replaced
 * @throws SealError when what is kept was altered, or was sealed for another login or tenant
 */
export async function ensureCredential(
  tx: Transaction,
  keys: KeyRing,
  tenantId: TenantId,
  login: TenantLogin,
  onTrouble: (sentence: string) => void = () => undefined,
): Promise<string> {
  const place = placeOf(login);
  const found = await readRow(tx, place);
  if (found !== null && opens(keys, found, tenantId)) return passwordIn(keys, found);
  const made = randomBytes(32).toString('base64url');
  const sealed = sealSecret(keys, boxOf(place, tenantId), Buffer.from(made));
  await tx.rows(sql`
    insert into identity.tenant_credential (place, tenant_id, password) values (${place}, ${tenantId}, ${sealed})
    on conflict do nothing`);
  // Another process may have been quicker.
  const kept = await readRow(tx, place);
  if (kept === null) throw new Error('a credential that was just kept is not there');
  if (opens(keys, kept, tenantId)) return passwordIn(keys, kept);
  if (kept.tenantId === tenantId) {
    onTrouble(
      `the password of the database login ${login.loginName} was sealed under a key that is not there any more: it has ` +
        'a new one',
    );
  }
  await tx.rows(sql`
    update identity.tenant_credential set tenant_id = ${tenantId}, password = ${sealed} where place = ${place}`);
  return made;
}

/** The password that is kept for a login; null when there is none. @throws SealError when it cannot be opened */
export async function readCredential(
  tx: Transaction,
  keys: KeyRing,
  login: TenantLogin,
): Promise<string | null> {
  const kept = await readRow(tx, placeOf(login));
  return kept === null ? null : passwordIn(keys, kept);
}

/** For a login that is destroyed. */
export async function deleteCredential(tx: Transaction, login: TenantLogin): Promise<void> {
  await tx.rows(sql`delete from identity.tenant_credential where place = ${placeOf(login)}`);
}

async function readRow(tx: Transaction, place: string): Promise<CredentialRow | null> {
  const [row] = await tx.rows<CredentialRow>(sql`
    select place, tenant_id as "tenantId", password from identity.tenant_credential where place = ${place}`);
  return row ?? null;
}

/** Not where another tenant, whose database is destroyed, had the name; and not where the key is gone. */
function opens(keys: KeyRing, row: CredentialRow, tenantId: TenantId): boolean {
  return row.tenantId === tenantId && keyOf(keys, sealedUnder(row.password)) !== null;
}

function placeOf({ server, loginName }: TenantLogin): string {
  return `${server}/${loginName}`;
}

function passwordIn(keys: KeyRing, { place, tenantId, password }: CredentialRow): string {
  return Buffer.from(openSecret(keys, boxOf(place, tenantId), password)).toString();
}

/** As `sealedColumns` names it. */
function boxOf(place: string, tenantId: string): SecretPlace {
  return { table: 'identity.tenant_credential', column: 'password', row: place, tenantId };
}
