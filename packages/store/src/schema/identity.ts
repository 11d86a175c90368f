import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea } from './bytea.ts';

/** Who people are and which tenants there are. Columns are named as in SQL; the migrations say more. */
export const identity = pgSchema('identity');

export const login = identity.table('login', {
  id: uuid().notNull().primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  password_hash: text(),
  created_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  operator: boolean().notNull().default(false),
  password_changed_at: timestamp({ withTimezone: true, mode: 'string' }),
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
  server: text().notNull().default('main'),
  placed: integer().notNull().default(1),
  status_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  purge_at: timestamp({ withTimezone: true, mode: 'string' }),
});

export const tenantHost = identity.table('tenant_host', {
  host: text().notNull().primaryKey(),
  tenant_id: uuid().notNull(),
  created_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
});

export const flagSetting = identity.table('flag_setting', {
  flag: text().notNull(),
  tenant_id: uuid(),
  value: jsonb().notNull(),
  percent: smallint().notNull().default(100),
  changed_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
});

export const operatorEvent = identity.table('operator_event', {
  id: uuid()
    .notNull()
    .primaryKey()
    .default(sql`uuidv7()`),
  at: timestamp({ withTimezone: true, mode: 'string' })
    .notNull()
    .default(sql`clock_timestamp()`),
  login_id: uuid(),
  action: text().notNull(),
  tenant_id: uuid(),
  details: jsonb().notNull(),
  correlation_id: text().notNull(),
});

export const isolationRun = identity.table('isolation_run', {
  id: uuid()
    .notNull()
    .primaryKey()
    .default(sql`uuidv7()`),
  at: timestamp({ withTimezone: true, mode: 'string' })
    .notNull()
    .default(sql`clock_timestamp()`),
  probes: bigint({ mode: 'number' }).notNull(),
  leaks: bigint({ mode: 'number' }).notNull(),
  planted: integer().notNull(),
  caught: integer().notNull(),
  seed: bigint({ mode: 'number' }).notNull(),
  took_ms: bigint({ mode: 'number' }).notNull(),
  version: text().notNull(),
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

export const memberTime = identity.table(
  'member_time',
  {
    tenant_id: uuid().notNull(),
    member_id: uuid().notNull(),
    opens_at: timestamp({ withTimezone: true, mode: 'string' }),
    closes_at: timestamp({ withTimezone: true, mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.member_id] })],
);

export const session = identity.table('session', {
  token_hash: bytea().notNull().primaryKey(),
  login_id: uuid().notNull(),
  created_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  expires_at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
  ended_at: timestamp({ withTimezone: true, mode: 'string' }),
  ended_because: text(),
  id: uuid().notNull().defaultRandom(),
  kind: text().notNull().default('browser'),
  second_factor_at: timestamp({ withTimezone: true, mode: 'string' }),
  address: text(),
  agent: text(),
  last_used_at: timestamp({ withTimezone: true, mode: 'string' }),
});

export const sessionTenant = identity.table(
  'session_tenant',
  {
    token_hash: bytea().notNull(),
    tenant_id: uuid().notNull(),
    member_epoch: bigint({ mode: 'number' }).notNull(),
    tenant_epoch: bigint({ mode: 'number' }).notNull(),
    entered_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
    told: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.token_hash, table.tenant_id] })],
);

export const signInFailure = identity.table('sign_in_failure', {
  key: text().notNull(),
  at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
});

export const secondFactor = identity.table('second_factor', {
  login_id: uuid().notNull().primaryKey(),
  secret: bytea().notNull(),
  created_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  confirmed_at: timestamp({ withTimezone: true, mode: 'string' }),
  last_step: bigint({ mode: 'number' }).notNull().default(0),
});

export const recoveryCode = identity.table(
  'recovery_code',
  {
    login_id: uuid().notNull(),
    code_hash: bytea().notNull(),
    used_at: timestamp({ withTimezone: true, mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.login_id, table.code_hash] })],
);

export const signInStep = identity.table('sign_in_step', {
  token_hash: bytea().notNull().primaryKey(),
  login_id: uuid().notNull(),
  expires_at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
  tries: integer().notNull().default(0),
});

export const event = identity.table('event', {
  id: uuid()
    .notNull()
    .primaryKey()
    .default(sql`uuidv7()`),
  at: timestamp({ withTimezone: true, mode: 'string' })
    .notNull()
    .default(sql`clock_timestamp()`),
  login_id: uuid(),
  action: text().notNull(),
  outcome: text().notNull(),
  session_id: uuid(),
  address: text(),
  agent: text(),
  correlation_id: uuid().notNull(),
  details: jsonb().notNull().default({}),
});

export const client = identity.table('client', {
  session_id: uuid().notNull().primaryKey(),
  login_id: uuid().notNull(),
  name: text().notNull(),
  binding_hash: bytea().notNull(),
  session_token: bytea().notNull(),
  created_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
});

export const clientCode = identity.table('client_code', {
  code_hash: bytea().notNull().primaryKey(),
  login_id: uuid().notNull(),
  name: text().notNull(),
  second_factor_at: timestamp({ withTimezone: true, mode: 'string' }),
  expires_at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
  used_at: timestamp({ withTimezone: true, mode: 'string' }),
});

export const refreshToken = identity.table('refresh_token', {
  token_hash: bytea().notNull().primaryKey(),
  session_id: uuid().notNull(),
  created_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  used_at: timestamp({ withTimezone: true, mode: 'string' }),
  successor_salt: bytea(),
});

export const tenantMove = identity.table('tenant_move', {
  tenant_id: uuid().notNull().primaryKey(),
  id: uuid()
    .notNull()
    .default(sql`uuidv7()`),
  phase: text().notNull(),
  from_tier: text().notNull(),
  from_server: text().notNull(),
  from_database: text().notNull(),
  from_login: text().notNull(),
  to_server: text().notNull(),
  to_database: text().notNull(),
  to_login: text().notNull(),
  began_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  moved_at: timestamp({ withTimezone: true, mode: 'string' }),
  step: text().notNull().default('preparing'),
  copied: bigint({ mode: 'number' }).notNull().default(0),
  to_copy: bigint({ mode: 'number' }).notNull().default(0),
  changes: bigint({ mode: 'number' }).notNull().default(0),
  told_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  trouble: text(),
});

export const job = identity.table('job', {
  id: uuid()
    .notNull()
    .primaryKey()
    .default(sql`uuidv7()`),
  tenant_id: uuid().notNull(),
  kind: text().notNull(),
  ref: uuid().notNull(),
  member_id: uuid().notNull(),
  session_id: uuid().notNull(),
  member_epoch: bigint({ mode: 'number' }).notNull(),
  tenant_epoch: bigint({ mode: 'number' }).notNull(),
  correlation_id: uuid().notNull(),
  state: text().notNull().default('waiting'),
  problem: text(),
  cancel_asked: boolean().notNull().default(false),
  created_at: timestamp({ withTimezone: true, mode: 'string' })
    .notNull()
    .default(sql`clock_timestamp()`),
  run_at: timestamp({ withTimezone: true, mode: 'string' })
    .notNull()
    .default(sql`clock_timestamp()`),
  lease: uuid(),
  lease_until: timestamp({ withTimezone: true, mode: 'string' }),
  attempts: integer().notNull().default(0),
  done: bigint({ mode: 'number' }).notNull().default(0),
  total: bigint({ mode: 'number' }),
  finished_at: timestamp({ withTimezone: true, mode: 'string' }),
  address: text(),
});

export const serverLease = identity.table('server_lease', {
  server: uuid().notNull().primaryKey(),
  until: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
});

export const spentLink = identity.table('spent_link', {
  nonce: uuid().notNull().primaryKey(),
  expires_at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
});

export const invitation = identity.table('invitation', {
  token_hash: bytea().notNull().primaryKey(),
  tenant_id: uuid().notNull(),
  member_id: uuid().notNull(),
  person: uuid().notNull(),
  email: text().notNull(),
  name: text().notNull(),
  expires_at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
});

export const eventSeal = identity.table('event_seal', {
  sequence: bigint({ mode: 'number' }).notNull().primaryKey(),
  event_id: uuid().notNull(),
  hash: bytea().notNull(),
});

export const eventUnsealed = identity.table('event_unsealed', {
  event_id: uuid().notNull().primaryKey(),
});

export const tenantCredential = identity.table('tenant_credential', {
  place: text().notNull().primaryKey(),
  tenant_id: uuid().notNull(),
  password: bytea().notNull(),
  made_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
});
