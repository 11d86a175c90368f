import { enableCompileCache } from 'node:module';
import { resolve } from 'node:path';

// Every source is TypeScript that Node compiles as it loads it: kept compiled, the next start is twice as fast.
enableCompileCache(resolve(import.meta.dirname, '../../../.cache/compiled'));
await import('./serve.ts');
