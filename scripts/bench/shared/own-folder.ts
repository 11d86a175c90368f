import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ends } from './tidily.ts';

/** A folder for the data of a bench, which goes with it. @param bench its name */
export function ownFolder(bench: string, ends: Ends): string {
  const folder = mkdtempSync(join(tmpdir(), `remit-bench-${bench}-`));
  ends(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
