import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** The folder of migrations, grants and lints, at the root of the repository. */
export const drizzleFolder: URL = new URL('../../../../drizzle/', import.meta.url);

/** A migration as it is written: its file's name, its text and the text's SHA-256, hex. */
export interface MigrationFile {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** The migrations of one kind of database, in the order in which they apply. */
export function migrationFiles(
  kind: 'tenant' | 'identity',
  folder: URL = drizzleFolder,
): readonly MigrationFile[] {
  return readdirSync(new URL(`${kind}/`, folder))
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => readMigration(new URL(`${kind}/${name}`, folder), name));
}

/** The grants of one kind of database: stated anew whenever they change. */
export function grantsFile(kind: 'tenant' | 'identity', folder: URL = drizzleFolder): MigrationFile {
  const name = `${kind}-grants.sql`;
  return readMigration(new URL(`server/${name}`, folder), name);
}

function readMigration(url: URL, name: string): MigrationFile {
  const text = readFileSync(url, 'utf8');
  return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
}
