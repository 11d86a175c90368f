import postgres, { type Sql } from 'postgres';
import type { DatabaseAddress } from './database-address.ts';

/**
 * Works on one connection of a login that sets things up, and closes it. Requests never come by here.
 * @param work given the connection; statements on it run one after the other
 */
export async function withMaintenance<T>(
  address: DatabaseAddress,
  work: (sql: Sql) => Promise<T>,
): Promise<T> {
  const sql = postgres(address, {
    max: 1,
    prepare: false,
    fetch_types: false,
    onnotice: () => undefined,
    connect_timeout: 10,
    connection: {
      application_name: 'remit set-up',
      search_path: 'pg_catalog, pg_temp',
      // Set-up is repeated when it is lost. The first commit of a request writes out whatever came before it.
      synchronous_commit: 'off',
    },
  });
  try {
    const result = await work(sql);
    await sql.end({ timeout: 5 });
    return result;
  } catch (error) {
    // Nothing on it is worth waiting for, and a connection that was cut has nothing to say.
    await sql.end({ timeout: 0 });
    throw error;
  }
}

/** A name as SQL writes it. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it, for the statements that take no parameters. */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
