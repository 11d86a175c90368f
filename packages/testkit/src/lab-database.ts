import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { postgresUrl } from './postgres.ts';

/** A database of a test's own on the run's server: no wall, no tables, and gone after `close`. */
export interface LabDatabase {
  readonly db: postgres.Sql;
  readonly close: () => Promise<void>;
}

/** Creates an empty database, for tests that bring tables of their own. */
export async function openLabDatabase(): Promise<LabDatabase> {
  const address = new URL(postgresUrl());
  const name = `lab_${randomBytes(6).toString('hex')}`;
  const server = postgres(address.href, { max: 1, onnotice: () => undefined });
  await server.unsafe(`create database ${name}`);
  address.pathname = `/${name}`;
  const db = postgres(address.href, { max: 1, onnotice: () => undefined });
  return {
    db,
    close: async () => {
      await db.end();
      await server.unsafe(`drop database ${name}`);
      await server.end();
    },
  };
}
