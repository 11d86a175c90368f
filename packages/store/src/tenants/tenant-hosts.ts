import { domainToASCII } from 'node:url';
import { sql } from 'drizzle-orm';
import { StoreError } from '../errors.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { TenantId } from '../tenant-id.ts';
import { parseTenantId } from '../tenant-id.ts';

/**
 * Reads a host name as somebody types it: any case, international letters, no port.
 * @returns it as it is kept and as requests name it: lower case, punycode
 * @throws StoreError `invalid` saying what would be right
 */
export function parseHostName(text: string): string {
  const name = domainToASCII(text.trim()).toLowerCase();
  const labels = name.split('.');
  const right =
    name.length <= 253 &&
    labels.length > 1 &&
    labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) &&
    !/^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '');
  if (right) return name;
  throw new StoreError(
    'invalid',
    `\`${text}\` is no host name: write one such as access.example.com, without port or path`,
  );
}

/** The tenant that a host name belongs to; null when it is nobody's. */
export async function findTenantHost(tx: IdentityTransaction, host: string): Promise<TenantId | null> {
  const [found] = await tx.rows<{ id: string }>(sql`
    select tenant_id as id from identity.tenant_host where host = ${host}`);
  return found === undefined ? null : parseTenantId(found.id);
}

/** The host names of a tenant. */
export async function listTenantHosts(tx: IdentityTransaction, id: TenantId): Promise<readonly string[]> {
  const rows = await tx.rows<{ host: string }>(sql`
    select host from identity.tenant_host where tenant_id = ${id} order by host`);
  return rows.map(({ host }) => host);
}

/** @throws StoreError `conflict` when it belongs to a tenant already */
export async function addTenantHost(tx: IdentityTransaction, id: TenantId, host: string): Promise<void> {
  const added = await tx.rows(sql`
    insert into identity.tenant_host (host, tenant_id) values (${host}, ${id}) on conflict do nothing returning host`);
  if (added.length === 0) throw new StoreError('conflict', `\`${host}\` belongs to a tenant already`);
}

/** @throws StoreError `not-found` when the tenant has no such host */
export async function removeTenantHost(tx: IdentityTransaction, id: TenantId, host: string): Promise<void> {
  const removed = await tx.rows(sql`
    delete from identity.tenant_host where host = ${host} and tenant_id = ${id} returning host`);
  if (removed.length === 0) throw new StoreError('not-found', `the tenant has no host \`${host}\``);
}
