import { sql } from 'drizzle-orm';
import { bigint, boolean, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { remit } from './remit.ts';

/* What Remit keeps of a tenant as a whole: itself, who may sign in to it, its rates, its words to search and what moved with it. */

export const tenant = remit.table('tenant', {
  tenant_id: uuid().notNull().primaryKey(),
  slug: text().notNull(),
  name: text().notNull(),
  time_zone: text().notNull(),
  base_currency: text().notNull(),
  accent: text().notNull().default('indigo'),
  second_person: boolean().notNull().default(false),
  policy_version: integer().notNull().default(0),
  directory_revision: bigint({ mode: 'number' }).notNull().default(1),
  epoch: bigint({ mode: 'number' }).notNull().default(1),
  directory_kept_from: timestamp({ withTimezone: true, mode: 'string' })
    .notNull()
    .default(sql`now()`),
});

export const security = remit.table('security', {
  tenant_id: uuid().notNull().primaryKey(),
  allowlist: text()
    .array()
    .notNull()
    .default(sql`'{}'`),
  session_minutes: integer(),
  second_factor: text().notNull().default('nobody'),
  second_factor_from: timestamp({ withTimezone: true, mode: 'string' }),
  revision: integer().notNull().default(1),
});

export const rate = remit.table(
  'rate',
  {
    tenant_id: uuid().notNull(),
    currency: text().notNull(),
    valid_from: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
    rate: text().notNull(),
    set_by: uuid(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.currency, table.valid_from] })],
);

export const searchWord = remit.table(
  'search_word',
  {
    tenant_id: uuid().notNull(),
    kind: text().notNull(),
    word: text().notNull(),
    record_id: uuid().notNull(),
    field: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenant_id, table.kind, table.word, table.record_id, table.field] }),
  ],
);

export const moveChange = remit.table(
  'move_change',
  {
    tenant_id: uuid().notNull(),
    id: uuid()
      .notNull()
      .default(sql`uuidv7()`),
    table_name: text().notNull(),
    key: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);
