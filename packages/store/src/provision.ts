import { addressOf, type DatabaseAddress } from './database-address.ts';
import { loginPassword } from './login-password.ts';
import { withMaintenance } from './maintenance.ts';
import { migrate, type MigrateOptions } from './migrate.ts';
import { createDatabase, databaseExists, hardenDatabase, openDatabase } from './provision-database.ts';
import { provisionRoles } from './provision-roles.ts';
import { provisionTemplate } from './provision-template.ts';
import { roles } from './roles.ts';

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
    await sql`select pg_advisory_lock(${lockKey}::bigint)`;
    const logins = databases.map(({ login, password = null }) => ({ name: login, password }));
    await provisionRoles(sql, secret, logins, onTrouble);
    const copies = new Set<string>();
    for (const { name, placement } of databases) {
      // A tenant's own database is a copy of one that is migrated already; those of Remit's own are made once.
      if (placement?.tier !== 'dedicated') await createDatabase(sql, name);
      else if (!(await databaseExists(sql, name))) {
        await createDatabase(sql, name, await provisionTemplate(sql, server, secret));
        copies.add(name);
      }
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

const lockKey = 7_261_700;
