import { pgSchema } from 'drizzle-orm/pg-core';

/** Of a tenant: everything but the records of its modules. Columns are named as in SQL; the migrations say more. */
export const remit = pgSchema('remit');
