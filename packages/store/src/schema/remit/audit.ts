import { sql } from 'drizzle-orm';
import { bigint, date, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { bytea } from '../bytea.ts';
import { remit } from './remit.ts';

/* What happened, what holds it in order, and what is done with it. */

export const auditEvent = remit.table(
  'audit_event',
  {
    tenant_id: uuid().notNull(),
    id: uuid()
      .notNull()
      .default(sql`uuidv7()`),
    at: timestamp({ withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`clock_timestamp()`),
    actor: uuid(),
    action: text().notNull(),
    target_type: text().notNull(),
    target_id: text(),
    outcome: text().notNull(),
    because: jsonb().notNull(),
    details: jsonb().notNull().default({}),
    correlation_id: uuid().notNull(),
    stream: text(),
    address: text(),
    agent: text(),
    policy_version: integer(),
    directory_revision: bigint({ mode: 'number' }),
    on_behalf_of: uuid(),
    roles: jsonb(),
    before: jsonb(),
    after: jsonb(),
    asked: jsonb(),
    session_id: uuid(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const auditSeal = remit.table(
  'audit_seal',
  {
    tenant_id: uuid().notNull(),
    sequence: bigint({ mode: 'number' }).notNull(),
    event_id: uuid().notNull(),
    hash: bytea().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.sequence] })],
);

export const auditUnsealed = remit.table(
  'audit_unsealed',
  {
    tenant_id: uuid().notNull(),
    event_id: uuid().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.event_id] })],
);

export const auditTask = remit.table(
  'audit_task',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    kind: text().notNull(),
    asked_by: uuid().notNull(),
    asked_at: timestamp({ withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`clock_timestamp()`),
    request: jsonb().notNull(),
    outcome: jsonb(),
    finished_at: timestamp({ withTimezone: true, mode: 'string' }),
    expires_at: timestamp({ withTimezone: true, mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const auditAlert = remit.table(
  'audit_alert',
  {
    tenant_id: uuid().notNull(),
    id: uuid()
      .notNull()
      .default(sql`uuidv7()`),
    member_id: uuid().notNull(),
    screen: text().notNull().default('audit'),
    name: text().notNull(),
    looked_to: bigint({ mode: 'number' }).notNull(),
    tells_from: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const savedView = remit.table(
  'saved_view',
  {
    tenant_id: uuid().notNull(),
    member_id: uuid().notNull(),
    screen: text().notNull(),
    name: text().notNull(),
    words: jsonb().notNull(),
    saved_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.member_id, table.screen, table.name] })],
);

export const roleUse = remit.table(
  'role_use',
  {
    tenant_id: uuid().notNull(),
    role: text().notNull(),
    resource_type: text().notNull(),
    action: text().notNull(),
    assignment_id: text().notNull(),
    member_id: text().notNull(),
    used_on: date({ mode: 'string' }).notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.tenant_id,
        table.role,
        table.resource_type,
        table.action,
        table.assignment_id,
        table.member_id,
      ],
    }),
  ],
);
