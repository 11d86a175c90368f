import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Sql } from 'postgres';
import { addressOf, type DatabaseAddress, inDatabase } from './database-address.ts';
import { loginPassword } from './login-password.ts';
import { quoteText, withMaintenance } from './maintenance.ts';
import { migrate } from './migrate.ts';
import { drizzleFolder, migrationFiles } from './migration-files.ts';
import { createDatabase, hardenDatabase } from './provision-database.ts';
import { roles } from '../directory/roles.ts';

const template = 'remit_template';

/** Advisory lock: shared by those who copy the template. 7261701 is the migrations' (migrate.ts). */
export const copiesKey = 7_261_702;

/**
 * Finds or makes the database that those of dedicated tenants are copied from: hardened, migrated, without a tenant,
 * without the secret that claims are signed with, and closed to everybody. What it was made from is its comment, so a
 * newer Remit makes it anew. Called by one process at a time (see `provision`).
 * @param sql the maintenance login's connection
 * @returns its name
 */
export async function provisionTemplate(
  sql: Sql,
  server: DatabaseAddress,
  secret: Uint8Array,
): Promise<string> {
  const wanted = fingerprint();
  const [found] = await sql<{ comment: string | null }[]>`
    select shobj_description(oid, 'pg_database') as comment from pg_database where datname = ${template}`;
  if (found?.comment === wanted) return template;
  // Somebody may be about to copy the old one.
  await sql`select pg_advisory_lock(${copiesKey}::bigint)`;
  if (found !== undefined) {
    await sql.unsafe(`alter database ${template} is_template false`);
    await sql.unsafe(`drop database ${template} with (force)`);
  }
  await createDatabase(sql, template);
  await hardenDatabase(server, template);
  const address = addressOf(server, template, roles.migrator, loginPassword(secret, roles.migrator));
  await migrate({ address, kind: 'tenant', database: template, login: null, placement: null });
  await withMaintenance(inDatabase(server, template), (own) => own.unsafe('delete from context.secret'));
  await sql.unsafe(`alter database ${template} allow_connections false is_template true`);
  await sql.unsafe(`comment on database ${template} is ${quoteText(wanted)}`);
  return template;
}

function fingerprint(): string {
  const hash = createHash('sha256').update(
    readFileSync(new URL('server/harden-database.sql', drizzleFolder), 'utf8'),
  );
  for (const { name, sha256 } of migrationFiles('tenant')) hash.update(`${name} ${sha256}\n`);
  return `made from ${hash.digest('hex')}`;
}
