import { config } from 'zod/mini';

// Before any schema exists: zod would otherwise probe `new Function`, which the content policy reports.
config({ jitless: true });
