import { readFileSync } from 'node:fs';
import type { Sql } from 'postgres';
import { type DatabaseAddress, inDatabase } from './database-address.ts';
import { quoteName, withMaintenance } from './maintenance.ts';
import { drizzleFolder } from './migration-files.ts';
import { roles } from '../directory/roles.ts';

/**
 * Makes a database that nobody but Remit's set-up can enter yet, or finds it made.
 * @param sql the maintenance login's connection
 * @param template what it is a copy of; nobody may be connected to that
 */
export async function createDatabase(sql: Sql, name: string, template = 'template0'): Promise<void> {
  // Through the log: copying files would make two checkpoints, and a busy server wait for both.
  if (!(await databaseExists(sql, name))) {
    await sql.unsafe(
      `create database ${quoteName(name)} owner ${roles.owner} template ${quoteName(template)} strategy wal_log
        encoding 'UTF8'`,
    );
  }
  await sql.unsafe(
    `revoke all on database ${quoteName(name)} from public;
     grant connect on database ${quoteName(name)} to ${roles.migrator}, ${roles.registrar}`,
  );
}

/** Whether the server has a database of that name. */
export async function databaseExists(sql: Sql, name: string): Promise<boolean> {
  const [found] = await sql`select 1 from pg_database where datname = ${name}`;
  return found !== undefined;
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

/** Lets the logins of requests in, once everything stands. */
export async function openDatabase(sql: Sql, name: string, logins: readonly string[]): Promise<void> {
  const all = logins.map(quoteName).join(', ');
  await sql.unsafe(`grant connect on database ${quoteName(name)} to ${all}`);
}
