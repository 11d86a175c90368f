import { readFileSync } from 'node:fs';
import type { Sql } from 'postgres';
import { type DatabaseAddress, inDatabase } from './database-address.ts';
import { quoteName, withMaintenance } from './maintenance.ts';
import { drizzleFolder } from './migration-files.ts';
import { roles } from './roles.ts';

/**
 * Makes a database that nobody but Remit's set-up can enter yet, or finds it made.
 * @param sql the maintenance login's connection
 */
export async function createDatabase(sql: Sql, name: string): Promise<void> {
  const [found] = await sql`select 1 from pg_database where datname = ${name}`;
  // Through the log: copying files would make two checkpoints, and a busy server wait for both.
  if (found === undefined) {
    await sql.unsafe(
      `create database ${quoteName(name)} owner ${roles.owner} template template0 strategy wal_log encoding 'UTF8'`,
    );
  }
  await sql.unsafe(
    `revoke all on database ${quoteName(name)} from public;
     grant connect on database ${quoteName(name)} to ${roles.migrator}, ${roles.registrar}`,
  );
}

/** Takes from PUBLIC, inside a database, what PostgreSQL gives it. Done once; safe to repeat. */
export async function hardenDatabase(server: DatabaseAddress, name: string): Promise<void> {
  await withMaintenance(inDatabase(server, name), async (sql) => {
    const [done] = await sql<{ done: boolean }[]>`
      select not has_language_privilege('public', 'plpgsql', 'usage')
        and exists (select 1 from pg_namespace where nspname = 'context') as done`;
    if (done?.done === true) return;
    await sql.unsafe(
      `begin;
       ${readFileSync(new URL('server/harden-database.sql', drizzleFolder), 'utf8')};
       create schema if not exists context authorization ${roles.context};
       commit`,
    );
  });
}

/** Lets a login of requests in, once everything stands. */
export async function openDatabase(sql: Sql, name: string, login: string): Promise<void> {
  await sql.unsafe(`grant connect on database ${quoteName(name)} to ${quoteName(login)}`);
}
