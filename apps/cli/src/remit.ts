#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';

// Kept compiled beside the server's: every source is TypeScript that Node compiles as it loads it.
enableCompileCache(resolve(import.meta.dirname, '../../../.cache/compiled'));
const { runCommand } = await import('./run-command.ts');
process.exitCode = await runCommand(process.argv.slice(2));
