import { createHash } from 'node:crypto';
import type { DatabaseAddress } from '../provision/database-address.ts';
import { passwordVerifier, verifierOf } from '../provision/login-password.ts';
import { withMaintenance } from '../provision/maintenance.ts';
import { roles } from './roles.ts';
import { readCredential } from '../tenants/tenant-credential.ts';
import { mainServer, readPlacements } from '../tenants/tenant-placement.ts';
import type { StoreParts } from '../store-parts.ts';

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
 * @param onUnasked told of each server that could not be asked, and why: those of all others are looked at all the same
 * @throws StoreError when the identity database does not say which tenants there are
 */
export async function findRoleDrift(
  parts: StoreParts,
  onUnasked: (server: string, error: unknown) => void,
): Promise<readonly RoleDrift[]> {
  const { options, withIdentity } = parts;
  const placements = await withIdentity(readPlacements);
  const own = (role: string): readonly [string, string] => [role, ownVerifier(options.secret, role)];
  const loginsOf = new Map<string, Map<string, string>>([
    [mainServer, new Map([roles.app, roles.cross, roles.registrar].map(own))],
  ]);
  for (const { tier, server, loginName, status } of placements) {
    // One that is being made may have no login yet.
    if (status === 'preparing') continue;
    const logins = loginsOf.get(server) ?? new Map([roles.cross, roles.registrar].map(own));
    loginsOf.set(server, logins);
    if (tier === 'shared') {
      logins.set(...own(loginName));
      continue;
    }
    const password = await withIdentity(
      (tx) => readCredential(tx, parts.keys, { server, loginName }),
      'read',
    );
    logins.set(loginName, password === null ? '' : tenantVerifier(password));
  }
  loginsOf.set(identityServer, new Map([own(roles.identity)]));
  const drifts: RoleDrift[] = [];
  for (const [server, logins] of loginsOf) {
    try {
      const address = server === identityServer ? options.identityDatabaseUrl : parts.serverOf(server);
      drifts.push(...(await driftOn(address, server, logins)));
    } catch (error) {
      onUnasked(server, error);
    }
  }
  return drifts;
}

/** As what is found there names it; no setting can name a server so. */
const identityServer = 'identity database';

async function driftOn(
  address: DatabaseAddress,
  server: string,
  verifiers: ReadonlyMap<string, string>,
): Promise<readonly RoleDrift[]> {
  const logins = [...verifiers.keys()];
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
      now.verifier === verifiers.get(role) ? null : 'has another password',
      now.settings === 0 ? null : 'has settings of its own',
      now.dangerous ? 'may do other things than requests must' : null,
      now.memberships === 0 ? null : 'is a member of another role',
    ];
    return what.flatMap((each) => (each === null ? [] : [{ role, server, what: each }]));
  });
}

// Each takes some milliseconds of hashing, and stays the same while the process runs.
const ownVerifiers = new WeakMap<Uint8Array, Map<string, string>>();
const tenantVerifiers = new Map<string, string>();

function ownVerifier(secret: Uint8Array, role: string): string {
  const known = ownVerifiers.get(secret) ?? new Map<string, string>();
  ownVerifiers.set(secret, known);
  const verifier = known.get(role) ?? passwordVerifier(secret, role);
  known.set(role, verifier);
  return verifier;
}

/** By a hash of the password: passwords themselves are not kept in memory. */
function tenantVerifier(password: string): string {
  const name = createHash('sha256').update(password).digest('base64');
  const verifier = tenantVerifiers.get(name) ?? verifierOf(password);
  tenantVerifiers.set(name, verifier);
  return verifier;
}
