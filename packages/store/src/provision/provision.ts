import type { Sql } from 'postgres';
import { addressOf, type DatabaseAddress } from './database-address.ts';
import { loginPassword } from './login-password.ts';
import { withMaintenance } from './maintenance.ts';
import { migrate, type MigrateOptions } from './migrate.ts';
import { createDatabase, databaseExists, hardenDatabase, openDatabase } from './provision-database.ts';
import { provisionRoles } from './provision-roles.ts';
import { copiesKey, provisionTemplate } from './provision-template.ts';
import { roles } from '../directory/roles.ts';

export interface ProvisionOptions {
  /** Address of the maintenance login: it may make roles and databases. */
  readonly server: DatabaseAddress;
  readonly secret: Uint8Array;
  readonly databases: readonly DatabasePlan[];
  /** Told what somebody had changed of Remit's roles. */
  readonly onTrouble?: (sentence: string) => void;
}

/** A database as it is to stand. */
export interface DatabasePlan {
  readonly name: string;
  readonly kind: 'tenant' | 'identity';
  /** Whom requests connect as. */
  readonly login: string;
  /** That login's password; without one, it comes from the secret. */
  readonly password?: string;
  readonly placement: MigrateOptions['placement'];
}

/**
 * Brings roles and databases to the state that the code expects, whatever is there. Safe to repeat, to run in many
 * processes at once and to break off anywhere: what comes last is letting requests in.
 * @throws StoreError `refused` (see `migrate`)
 */
export async function provision({ server, secret, databases, onTrouble }: ProvisionOptions): Promise<void> {
  await withMaintenance(server, async (sql) => {
    // Roles belong to the whole server: processes that start at once take turns. Lost with the connection.
    await sql`select pg_advisory_lock(${serverKey}::bigint)`;
    const logins = databases.map(({ login, password = null }) => ({ name: login, password }));
    await provisionRoles(sql, secret, logins, onTrouble);
    const copies = await missingCopies(sql, databases);
    const template = copies.size > 0 ? await provisionTemplate(sql, server, secret) : null;
    await takeTurns(sql, databases, copies);
    for (const { name, placement } of databases) {
      // A tenant's own database is a copy of one that is migrated already; those of Remit's own are made once.
      if (placement?.tier !== 'dedicated') await createDatabase(sql, name);
      else if (template !== null && copies.has(name)) await createDatabase(sql, name, template);
    }
    const migrator = loginPassword(secret, roles.migrator);
    await Promise.all(
      databases.map(async ({ name, kind, login, placement }) => {
        if (!copies.has(name)) await hardenDatabase(server, name);
        const address = addressOf(server, name, roles.migrator, migrator);
        await migrate({ address, kind, database: name, login, placement });
      }),
    );
    for (const { name, login, kind } of databases) {
      await openDatabase(sql, name, kind === 'tenant' ? [login, roles.cross] : [login]);
    }
  });
}

/** The tenants' own databases among them that are still to be made. */
async function missingCopies(sql: Sql, databases: readonly DatabasePlan[]): Promise<ReadonlySet<string>> {
  const missing = new Set<string>();
  for (const { name, placement } of databases) {
    if (placement?.tier === 'dedicated' && !(await databaseExists(sql, name))) missing.add(name);
  }
  return missing;
}

/**
 * Lets those who do nothing but make copies, which takes the most time, go on beside each other: whoever makes the same
 * one still waits. Everybody else goes on alone.
 */
async function takeTurns(
  sql: Sql,
  databases: readonly DatabasePlan[],
  copies: ReadonlySet<string>,
): Promise<void> {
  if (copies.size < databases.length) {
    await sql`select pg_advisory_lock(${copiesKey}::bigint)`;
    return;
  }
  await sql`select pg_advisory_lock_shared(${copiesKey}::bigint)`;
  await sql`select pg_advisory_unlock(${serverKey}::bigint)`;
  // In one order, so that no two wait for each other.
  for (const name of [...copies].toSorted()) {
    await sql`select pg_advisory_lock(${copiesKey}::int, hashtext(${name}))`;
  }
}

const serverKey = 7_261_700;
