import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The root of the checkout. */
const root = resolve(import.meta.dirname, '../../..');

/**
 * Real data that is never part of the project: looked for in the folder that REMIT_SHARED_DATA names, else in
 * `shared/data` beside the checkout.
 * @returns null when it is not there; a test that wants it then says so and is skipped
 */
export function sharedData(name: string): string | null {
  const path = join(process.env['REMIT_SHARED_DATA'] ?? resolve(root, '../shared/data'), name);
  return existsSync(path) ? path : null;
}
