import postgres from 'postgres';
import { StoreError } from '../errors.ts';

/** The Postgres error at the bottom of what a query threw; drivers and query builders wrap each other's. */
export function postgresErrorIn(error: unknown): postgres.PostgresError | null {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof postgres.PostgresError) return at;
  }
  return null;
}

/**
 * What a query or a connection threw, in the store's terms. Errors that are neither the driver's nor the database's are
 * somebody's own and come back as they are.
 */
export function storeErrorOf(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const found = postgresErrorIn(error);
  if (found !== null) return ofSqlState(found.code, error);
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof StoreError) return at;
    if ('code' in at && typeof at.code === 'string' && connectionCodes.test(at.code))
      return unavailable(error);
  }
  return error;
}

const connectionCodes =
  /^(CONNECTION_|CONNECT_TIMEOUT|ECONN|EPIPE|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SSL|ERR_TLS|SASL_)/;

/** A database that does not answer, whatever stands in the way. */
export function unavailable(cause: unknown): StoreError {
  return new StoreError(
    'unavailable',
    'the database cannot be reached right now; try again in a moment',
    cause,
  );
}

// Classes of PostgreSQL's error codes (its manual, appendix A).
function ofSqlState(code: string, cause: unknown): StoreError {
  switch (code) {
    case '23505':
    case '40001':
    case '40P01':
      return new StoreError(
        'conflict',
        'somebody else changed this at the same time; look again and retry',
        cause,
      );
    case '53100':
      return new StoreError('unavailable', "the database's disk is full; free some space on it", cause);
    case '55P03':
    case '57014':
    case '25P03':
    case '25P04':
      return new StoreError('busy', 'this took longer than it may; nothing was changed', cause);
    case 'RM001':
      return new StoreError('refused', 'the database did not accept the tenant of this call', cause);
    case 'RM002':
      return new StoreError(
        'unavailable',
        'this server has to introduce itself to the database; try again',
        cause,
      );
    case 'RM003':
      return new StoreError('invalid', 'what was recorded cannot be changed or removed', cause);
    case 'RM004':
    case 'RM005':
      return new StoreError(
        'unavailable',
        'the data of this tenant are being moved; try again in a moment',
        cause,
      );
  }
  switch (code.slice(0, 2)) {
    case '08':
    case '53':
    case '57':
    case '58':
    case '28':
    case '3D':
      return unavailable(cause);
    case '22':
    case '23':
      return new StoreError('invalid', 'the database refuses this data as it stands', cause);
    default:
      // Denied by a grant or by the wall, not there, not SQL: nobody who called can do anything about it.
      return new StoreError('fault', 'something went wrong on our side; nothing was saved', cause);
  }
}
