import type { Sql } from 'postgres';
import { makeAuditPartitions } from '../audit/audit-partitions.ts';
import type { DatabaseAddress } from './database-address.ts';
import { StoreError } from '../errors.ts';
import { quoteName, quoteText, withMaintenance } from './maintenance.ts';
import { drizzleFolder, grantsFile, type MigrationFile, migrationFiles } from './migration-files.ts';
import { roles } from '../directory/roles.ts';

export interface MigrateOptions {
  /** Of the migrator, in the database to migrate. */
  readonly address: DatabaseAddress;
  readonly kind: 'tenant' | 'identity';
  /** Name for messages. */
  readonly database: string;
  /** Whom requests connect as; null for a template, which nobody enters. */
  readonly login: string | null;
  /** Whose database it is; an identity database and a template are nobody's. */
  readonly placement:
    | { readonly tier: 'dedicated'; readonly tenantId: string }
    | { readonly tier: 'shared' }
    | null;
  readonly folder?: URL;
}

/**
 * Brings a database to the state that the code expects: applies the migrations it lacks, each in a transaction with
 * its row, then states the grants anew if they changed or something of them is missing. Processes that do this at once
 * take turns.
 * @throws StoreError `refused` when an applied file has changed, or when the database knows a migration that this code
 *   does not: a newer Remit has been here
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const schema = options.kind === 'tenant' ? 'remit' : 'identity';
  const files = migrationFiles(options.kind, options.folder ?? drizzleFolder);
  const grants = grantsFile(options.kind, options.folder ?? drizzleFolder);
  await withMaintenance(options.address, async (sql) => {
    // Held by the connection: a process that is killed lets go of it.
    await sql`select pg_advisory_lock(${lockKey}::bigint)`;
    const applied = await appliedMigrations(sql, schema);
    refuseOthers(options.database, files, grants, applied);
    const missing = files.filter((file) => !applied.has(file.name));
    for (const file of missing) await applyMigration(sql, schema, file);
    if (options.placement !== null) await place(sql, options.placement);
    // Copies of a template see to the rest themselves, whenever they are made.
    if (options.login === null) return;
    if (options.kind === 'tenant') await makeAuditPartitions(sql);
    const stated = applied.get(grants.name) === grants.sha256 && missing.length === 0;
    if (!stated || !(await grantsStand(sql, schema, options.login))) {
      await applyGrants(sql, schema, grants, options.login);
    }
  });
}

const lockKey = 7_261_701;

async function appliedMigrations(sql: Sql, schema: string): Promise<ReadonlyMap<string, string>> {
  const [found] = await sql<{ found: boolean }[]>`
    select to_regclass(${`${schema}.migration`}) is not null as found`;
  if (found?.found !== true) {
    await sql.unsafe(
      `begin; set local role ${roles.owner};
       create schema if not exists ${schema};
       create table if not exists ${schema}.migration (
         name text collate "C" not null primary key,
         sha256 text collate "C" not null,
         applied_at timestamptz not null default now()
       );
       grant usage on schema ${schema} to ${roles.migrator};
       grant select on ${schema}.migration to ${roles.migrator};
       commit`,
    );
  }
  const rows = await sql.unsafe<{ name: string; sha256: string }[]>(
    `select name, sha256 from ${schema}.migration`,
  );
  return new Map(rows.map(({ name, sha256 }) => [name, sha256]));
}

function refuseOthers(
  database: string,
  files: readonly MigrationFile[],
  grants: MigrationFile,
  applied: ReadonlyMap<string, string>,
): void {
  for (const [name, sha256] of applied) {
    if (name === grants.name) continue;
    const file = files.find((file) => file.name === name);
    if (file === undefined) {
      throw new StoreError(
        'refused',
        `the database \`${database}\` has the migration \`${name}\`, which this Remit does not know: a newer Remit ` +
          'has been here. Start that version, or restore a backup from before it',
      );
    }
    if (file.sha256 !== sha256) {
      throw new StoreError(
        'refused',
        `the migration \`${name}\` has changed since it was applied to the database \`${database}\`: put the file ` +
          'back as it was, and say what should change in a migration of its own',
      );
    }
  }
}

async function applyMigration(sql: Sql, schema: string, file: MigrationFile): Promise<void> {
  await sql.unsafe(
    `begin; set local role ${roles.owner};
     ${file.text};
     set local role ${roles.owner};
     insert into ${schema}.migration (name, sha256) values (${quoteText(file.name)}, ${quoteText(file.sha256)});
     commit`,
  );
}

// A copy of a template has no secret yet: each database signs its claims with one of its own.
async function place(sql: Sql, placement: NonNullable<MigrateOptions['placement']>): Promise<void> {
  const tenant = placement.tier === 'dedicated' ? quoteText(placement.tenantId) : 'null';
  const pad = `(select decode(string_agg(replace(gen_random_uuid()::text, '-', ''), ''), 'hex')
    from generate_series(1, 4))`;
  await sql.unsafe(
    `begin; set local role ${roles.context};
     insert into context.secret (pad) select ${pad} on conflict do nothing;
     insert into context.placement (tier, tenant_id) values (${quoteText(placement.tier)}, ${tenant})
       on conflict do nothing;
     commit`,
  );
}

// Somebody may have revoked them by hand, or restored a backup without them.
async function grantsStand(sql: Sql, schema: string, login: string): Promise<boolean> {
  const probe =
    schema === 'remit'
      ? `has_table_privilege(${quoteText(login)}, 'remit.member', 'select')
          and has_function_privilege(${quoteText(login)}, 'remit.enter(text)', 'execute')`
      : `has_table_privilege(${quoteText(login)}, 'identity.session', 'select')`;
  const [row] = await sql.unsafe<{ stands: boolean }[]>(`select ${probe} as stands`);
  return row?.stands === true;
}

async function applyGrants(sql: Sql, schema: string, grants: MigrationFile, login: string): Promise<void> {
  await sql.unsafe(
    `begin; set local role ${roles.owner};
     set local remit.app_login = ${quoteName(login)};
     ${grants.text};
     set local role ${roles.owner};
     insert into ${schema}.migration (name, sha256) values (${quoteText(grants.name)}, ${quoteText(grants.sha256)})
       on conflict (name) do update set sha256 = excluded.sha256, applied_at = now();
     commit`,
  );
}
