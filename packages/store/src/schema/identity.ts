import { bigint, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from './bytea.ts';

/** Who people are and which tenants there are. Columns are named as in SQL; the migrations say more. */
export const identity = pgSchema('identity');

export const login = identity.table('login', {
  id: uuid().notNull().primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  password_hash: text(),
  created_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
});

export const tenant = identity.table('tenant', {
  id: uuid().notNull().primaryKey(),
  slug: text().notNull(),
  name: text().notNull(),
  accent: text().notNull(),
  tier: text().notNull(),
  database_name: text().notNull(),
  login_name: text().notNull(),
  status: text().notNull(),
  created_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
});

export const membership = identity.table(
  'membership',
  {
    login_id: uuid().notNull(),
    tenant_id: uuid().notNull(),
    member_id: uuid().notNull(),
    last_used_at: timestamp({ withTimezone: true, mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.login_id, table.tenant_id] })],
);

export const session = identity.table('session', {
  token_hash: bytea().notNull().primaryKey(),
  login_id: uuid().notNull(),
  created_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  expires_at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
  ended_at: timestamp({ withTimezone: true, mode: 'string' }),
  ended_because: text(),
});

export const sessionTenant = identity.table(
  'session_tenant',
  {
    token_hash: bytea().notNull(),
    tenant_id: uuid().notNull(),
    member_epoch: bigint({ mode: 'number' }).notNull(),
    tenant_epoch: bigint({ mode: 'number' }).notNull(),
    entered_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.token_hash, table.tenant_id] })],
);

export const signInFailure = identity.table('sign_in_failure', {
  key: text().notNull(),
  at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
});
