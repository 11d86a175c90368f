import type { DatabaseAddress } from './provision/database-address.ts';
import { StoreError } from './errors.ts';
import { withMaintenance } from './provision/maintenance.ts';
import { postgresErrorIn, storeErrorOf } from './connection/driver-error.ts';

export interface FloorOptions {
  readonly databaseUrl: DatabaseAddress;
  readonly identityDatabaseUrl: DatabaseAddress;
  readonly embedded?: boolean;
  readonly allowOldPostgres?: boolean;
}

/** uuidv7() and transaction_timeout, which the schema and the sessions use, came with 18. */
const oldest = 180_000;
/** The release of 2026-11-12, which closes the three holes that threats.md names. */
const patched = 180_007;
const mostSkew = 2_000;

interface Server {
  readonly version: number;
  readonly versionText: string;
  readonly superuser: boolean;
  /** ms since 1970 UTC. */
  readonly clock: number;
}

/**
 * Refuses a server that Remit must not run on.
 * @throws StoreError `refused` with what it found and what would help; `unavailable` when a server does not answer
 */
export async function refuseFloor(options: FloorOptions): Promise<void> {
  const { databaseUrl, identityDatabaseUrl } = options;
  for (const address of new Set([databaseUrl, identityDatabaseUrl])) {
    const { hostname, port } = new URL(address);
    const name = `${hostname}:${port || '5432'}`;
    const asked = Date.now();
    const variable = address === databaseUrl ? 'DATABASE_URL' : 'IDENTITY_DATABASE_URL';
    const server = await readServer(address).catch((error: unknown) => {
      throw unreached(name, variable, error);
    });
    const sentence = refusal(name, server, options) ?? skewRefusal(name, server.clock, asked, Date.now());
    if (sentence !== null) throw new StoreError('refused', sentence);
  }
}

/** Why Remit must not run on a server; null when it may. */
export function refusal(
  name: string,
  server: Pick<Server, 'version' | 'versionText' | 'superuser'>,
  { embedded, allowOldPostgres }: Pick<FloorOptions, 'embedded' | 'allowOldPostgres'>,
): string | null {
  if (server.version < oldest) {
    return `Remit needs PostgreSQL 18.7 or later, and ${name} runs ${server.versionText}: upgrade the server`;
  }
  if (server.version < patched && embedded !== true && allowOldPostgres !== true) {
    return (
      `${name} runs PostgreSQL ${server.versionText}, which has holes in row security that 18.7 (2026-11-12) closes: ` +
      'upgrade the server, or accept the risk with REMIT_ALLOW_OLD_POSTGRES=yes'
    );
  }
  if (!server.superuser) {
    return `the login that Remit sets ${name} up with must be a superuser; requests never use it`;
  }
  return null;
}

/** Tickets and validity go by time: two clocks that disagree would let people in too early or out too late. */
export function skewRefusal(name: string, clock: number, asked: number, answered: number): string | null {
  const skew = clock < asked ? asked - clock : clock > answered ? clock - answered : 0;
  return skew <= mostSkew
    ? null
    : `the clocks of this machine and of ${name} are ${(skew / 1000).toFixed(1)} seconds apart, and at most ` +
        `${mostSkew / 1000} are safe: set them by the same time server`;
}

/** Whoever starts Remit can mend the address, the login or the server; which of them is theirs to know. */
function unreached(name: string, variable: string, error: unknown): unknown {
  const found = postgresErrorIn(error);
  if (found?.code.startsWith('28') === true) {
    return new StoreError(
      'unavailable',
      `the database server ${name} does not let the login of ${variable} in; put its user and password right`,
      error,
    );
  }
  const known = storeErrorOf(error);
  return known instanceof StoreError && known.code === 'unavailable'
    ? new StoreError(
        'unavailable',
        `the database server ${name} does not answer; start it, or put ${variable} right`,
        error,
      )
    : known;
}

function readServer(address: DatabaseAddress): Promise<Server> {
  return withMaintenance(address, async (sql) => {
    const [server] = await sql<Server[]>`
      select current_setting('server_version_num')::int as version,
        current_setting('server_version') as "versionText",
        current_setting('is_superuser') = 'on' as superuser,
        (extract(epoch from clock_timestamp()) * 1000)::float8 as clock`;
    if (server === undefined)
      throw new StoreError('unavailable', 'the database server did not say what it is');
    return server;
  });
}
