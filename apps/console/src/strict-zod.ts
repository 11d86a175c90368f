import * as z from 'zod/mini';

// Before any schema exists: zod would otherwise probe `new Function`, which the content policy reports.
z.config({ jitless: true });
