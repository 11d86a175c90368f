import { resolve } from 'node:path';
import { buildConsole } from '../console-build.ts';

/**
 * Builds the console before Remit is started to be broken off: each such start would else begin a build of its own, and
 * none would finish it.
 */
export async function builtConsole(): Promise<void> {
  await buildConsole(resolve(import.meta.dirname, '../../../..'), () => undefined);
}
