import type { DatabaseAddress } from './database-address.ts';
import { passwordVerifier } from './login-password.ts';
import { withMaintenance } from './maintenance.ts';
import type { StoreParts } from './open-store.ts';
import { roles } from './roles.ts';
import { mainServer, readPlacements } from './tenant-placement.ts';

/** A database role that is no more as Remit made it: somebody reached the server beside it. */
export interface RoleDrift {
  readonly role: string;
  readonly server: string;
  /** What is different, as a sentence goes on: `has settings of its own`. */
  readonly what: string;
}

interface FoundRole {
  readonly name: string;
  readonly verifier: string | null;
  readonly dangerous: boolean;
  readonly settings: number;
  readonly memberships: number;
}

/**
 * Looks at every login of requests on every server: a login can change its own password and its own settings, so SQL
 * that was let in once could lock everybody out, and that is the first trace of it.
 * @throws StoreError or the driver's error when a server cannot be asked
 */
export async function findRoleDrift(parts: StoreParts): Promise<readonly RoleDrift[]> {
  const { options, withIdentity } = parts;
  const placements = await withIdentity(readPlacements);
  const loginsOf = new Map<string, Set<string>>([
    [mainServer, new Set<string>([roles.app, roles.cross, roles.registrar])],
  ]);
  for (const { server, loginName, status } of placements) {
    // One that is being made may have no login yet.
    if (status === 'preparing') continue;
    const logins = loginsOf.get(server) ?? new Set<string>([roles.cross, roles.registrar]);
    loginsOf.set(server, logins.add(loginName));
  }
  const drifts: RoleDrift[] = [];
  for (const [server, logins] of loginsOf) {
    drifts.push(...(await driftOn(parts.serverOf(server), server, [...logins], options.secret)));
  }
  const identity = await driftOn(options.identityDatabaseUrl, 'identity', [roles.identity], options.secret);
  return [...drifts, ...identity];
}

async function driftOn(
  address: DatabaseAddress,
  server: string,
  logins: readonly string[],
  secret: Uint8Array,
): Promise<readonly RoleDrift[]> {
  const found = await withMaintenance(
    address,
    (sql) => sql<FoundRole[]>`
      select rolname as name, rolpassword as verifier,
        rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls or not rolcanlogin as dangerous,
        (select count(*)::int from pg_db_role_setting where setrole = pg_authid.oid) as settings,
        (select count(*)::int from pg_auth_members where member = pg_authid.oid) as memberships
      from pg_authid where rolname in ${sql(logins)}`,
  );
  return logins.flatMap((role) => {
    const now = found.find(({ name }) => name === role);
    if (now === undefined) return [{ role, server, what: 'is gone' }];
    const what = [
      now.verifier === verifierOf(secret, role) ? null : 'has another password',
      now.settings === 0 ? null : 'has settings of its own',
      now.dangerous ? 'may do other things than requests must' : null,
      now.memberships === 0 ? null : 'is a member of another role',
    ];
    return what.flatMap((each) => (each === null ? [] : [{ role, server, what: each }]));
  });
}

// Each takes some milliseconds of hashing, and stays the same while the process runs.
const verifiers = new WeakMap<Uint8Array, Map<string, string>>();

function verifierOf(secret: Uint8Array, role: string): string {
  const known = verifiers.get(secret) ?? new Map<string, string>();
  verifiers.set(secret, known);
  const verifier = known.get(role) ?? passwordVerifier(secret, role);
  known.set(role, verifier);
  return verifier;
}
