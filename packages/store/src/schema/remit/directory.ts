import { sql } from 'drizzle-orm';
import { bigint, boolean, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { remit } from './remit.ts';

/* Who there is in a tenant, in which trees, holding what, and in whose place. */

export const folder = remit.table(
  'folder',
  {
    tenant_id: uuid().notNull(),
    path: text().notNull(),
    name: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.path] })],
);

export const department = remit.table(
  'department',
  {
    tenant_id: uuid().notNull(),
    path: text().notNull(),
    name: text().notNull(),
    head: uuid(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.path] })],
);

export const member = remit.table(
  'member',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    person: uuid().notNull(),
    kind: text().notNull().default('person'),
    name: text().notNull(),
    email: text().notNull(),
    title: text().notNull().default(''),
    department: text(),
    manager: uuid(),
    status: text().notNull().default('active'),
    valid_from: timestamp({ withTimezone: true, mode: 'string' }),
    valid_until: timestamp({ withTimezone: true, mode: 'string' }),
    attributes: jsonb().notNull().default({}),
    epoch: bigint({ mode: 'number' }).notNull().default(1),
    sponsor: uuid(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const memberGroup = remit.table(
  'member_group',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    name: text().notNull(),
    rule: jsonb(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const groupMember = remit.table(
  'group_member',
  {
    tenant_id: uuid().notNull(),
    group_id: uuid().notNull(),
    member_id: uuid().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.group_id, table.member_id] })],
);

export const groupGroup = remit.table(
  'group_group',
  {
    tenant_id: uuid().notNull(),
    outer_id: uuid().notNull(),
    inner_id: uuid().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.outer_id, table.inner_id] })],
);

export const assignment = remit.table(
  'assignment',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    role: text().notNull(),
    folder: text().notNull().default('/'),
    member_id: uuid(),
    group_id: uuid(),
    department: text(),
    valid_from: timestamp({ withTimezone: true, mode: 'string' }),
    valid_until: timestamp({ withTimezone: true, mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const delegation = remit.table(
  'delegation',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    from_member: uuid().notNull(),
    to_member: uuid().notNull(),
    since: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
    until: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
    pass_on: boolean().notNull(),
    reason: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const seeAs = remit.table(
  'see_as',
  {
    tenant_id: uuid().notNull(),
    session_id: uuid().notNull(),
    asker: uuid().notNull(),
    person: uuid().notNull(),
    began_at: timestamp({ withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`now()`),
    until: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.session_id] })],
);

export const directoryChange = remit.table(
  'directory_change',
  {
    tenant_id: uuid().notNull(),
    revision: bigint({ mode: 'number' }).notNull(),
    table_name: text().notNull(),
    key: jsonb().notNull(),
    was: jsonb(),
    at: timestamp({ withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.revision, table.table_name, table.key] })],
);
