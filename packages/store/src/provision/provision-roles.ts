import type { Sql } from 'postgres';
import { StoreError } from '../errors.ts';
import { passwordVerifier, verifierOf } from './login-password.ts';
import { quoteName, quoteText } from './maintenance.ts';
import { roles } from '../directory/roles.ts';

interface FoundRole {
  readonly name: string;
  readonly verifier: string | null;
  readonly attributes: string;
  readonly settings: number;
  readonly memberships: string;
}

/** A login that requests use. */
export interface RequestLogin {
  readonly name: string;
  /** Null: it comes from the secret. */
  readonly password: string | null;
}

const plain = 'nosuperuser nocreatedb nocreaterole inherit noreplication nobypassrls';

/**
 * Makes Remit's roles as they must be: missing ones are made, passwords that differ are set right, settings that a login
 * gave itself are taken away. Safe to repeat and to break off anywhere.
 * @param sql the maintenance login's connection
 * @param logins `remit_app`, `remit_identity` or dedicated tenants'
 * @param onTrouble told what somebody had changed of a role
 * @throws StoreError `refused` when a role could look past the wall: somebody made it so, and may have used it
 */
export async function provisionRoles(
  sql: Sql,
  secret: Uint8Array,
  logins: readonly RequestLogin[],
  onTrouble: (sentence: string) => void = () => undefined,
): Promise<void> {
  const passwords = new Map(logins.map(({ name, password }) => [name, password]));
  const asked = [
    roles.owner,
    roles.context,
    roles.migrator,
    roles.registrar,
    roles.cross,
    ...passwords.keys(),
  ];
  const found = await sql<FoundRole[]>`
    select rolname as name, rolpassword as verifier,
      concat_ws(' ', rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls, rolcanlogin) as attributes,
      (select count(*)::int from pg_db_role_setting where setrole = pg_authid.oid) as settings,
      array_to_string(array(
        select roleid::regrole::text from pg_auth_members where member = pg_authid.oid), ', ') as memberships
    from pg_authid where rolname in ${sql(asked)}`;
  refuseDangerous(found, [...passwords.keys(), roles.cross]);
  const statements: string[] = [];
  for (const name of asked) {
    const canLogin = name !== roles.owner && name !== roles.context;
    const password = passwords.get(name) ?? null;
    // Each takes some milliseconds of hashing.
    const derived = (): string | null => (canLogin ? passwordVerifier(secret, name) : null);
    const verifier = password === null ? derived() : verifierOf(password);
    const role = found.find((role) => role.name === name);
    const wanted = `${plain} ${canLogin ? `login password ${quoteText(verifier ?? '')}` : 'nologin password null'}`;
    if (role === undefined) statements.push(`create role ${quoteName(name)} ${wanted}`);
    else if (role.verifier !== verifier || role.attributes.endsWith('t') !== canLogin) {
      statements.push(`alter role ${quoteName(name)} ${wanted}`);
      // A login of a tenant from before it had a password of its own.
      if (password === null || role.verifier !== derived())
        onTrouble(
          `the database login ${name} had another password than Remit gives it, and has Remit's again: unless ` +
            'REMIT_SECRET changed, somebody changed it beside Remit',
        );
    }
    if (role !== undefined && role.settings > 0) {
      statements.push(`alter role ${quoteName(name)} reset all`);
      onTrouble(`the database login ${name} had settings of its own, which are gone: find out who made them`);
      const inDatabases = await sql<{ database: string }[]>`
        select datname as database from pg_db_role_setting join pg_database on pg_database.oid = setdatabase
        where setrole = ${name}::regrole`;
      for (const { database } of inDatabases) {
        statements.push(`alter role ${quoteName(name)} in database ${quoteName(database)} reset all`);
      }
    }
  }
  for (const parent of [roles.owner, roles.context]) {
    statements.push(`grant ${parent} to ${roles.migrator} with inherit false, set true`);
  }
  await sql.unsafe(statements.join(';\n'));
}

function refuseDangerous(found: readonly FoundRole[], logins: readonly string[]): void {
  for (const { name, attributes, memberships } of found) {
    // Superuser, may make databases, may make roles, may replicate, looks past row security; then: may log in.
    if (attributes.slice(0, 9) !== 'f f f f f') {
      throw new StoreError(
        'refused',
        `the database role \`${name}\` may do more than requests must ever do; find out who changed it, then run: ` +
          `alter role ${name} ${plain}`,
      );
    }
    if (logins.includes(name) && memberships !== '') {
      throw new StoreError(
        'refused',
        `the database login \`${name}\` is a member of ${memberships}, and requests must be members of nothing; ` +
          `find out who changed it, then run: revoke ${memberships} from ${name}`,
      );
    }
  }
}
