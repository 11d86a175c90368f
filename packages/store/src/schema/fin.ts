import {
  bigint,
  integer,
  jsonb,
  numeric,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea } from './bytea.ts';

/** Records of the finance module. Columns are named as in SQL; the migrations say more. */
export const fin = pgSchema('fin');

export const paymentRequest = fin.table(
  'payment_request',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    folder: text().notNull(),
    number: text().notNull(),
    purpose: text(),
    payee: text(),
    amount_minor: bigint({ mode: 'number' }),
    amount_currency: text(),
    department: text(),
    submitter: uuid(),
    status: text().notNull(),
    cost_type: text(),
    project: text(),
    submitted_at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
    decided_at: timestamp({ withTimezone: true, mode: 'string' }),
    revision: integer().notNull().default(1),
    external_case: text(),
    approval: jsonb(),
    due_at: timestamp({ withTimezone: true, mode: 'string' }),
    looked_under: text(),
    amount_rate: text(),
    amount_base: numeric(),
    amount_base_low: bigint({ mode: 'number' }),
    amount_base_high: bigint({ mode: 'number' }),
    sent_by: uuid(),
    type: text().notNull().default('fin.PaymentRequest'),
    fields: jsonb().notNull().default({}),
    sent_key: uuid(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const paymentRequestEvent = fin.table(
  'payment_request_event',
  {
    tenant_id: uuid().notNull(),
    record_id: uuid().notNull(),
    sequence: integer().notNull(),
    at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
    action: text().notNull(),
    actor: uuid(),
    person: uuid(),
    capacity: text(),
    comment: text(),
    step: text(),
    on_behalf_of: uuid(),
    waited_ms: bigint({ mode: 'number' }),
    lent_by: uuid(),
    passed_by: uuid().array(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.record_id, table.sequence] })],
);

export const paymentRequestWaiting = fin.table(
  'payment_request_waiting',
  {
    tenant_id: uuid().notNull(),
    member_id: uuid().notNull(),
    record_id: uuid().notNull(),
    submitted_at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.member_id, table.record_id] })],
);

export const paymentRequestWatch = fin.table(
  'payment_request_watch',
  { tenant_id: uuid().notNull(), record_id: uuid().notNull(), member_id: uuid().notNull() },
  (table) => [primaryKey({ columns: [table.tenant_id, table.record_id, table.member_id] })],
);

export const paymentRequestDraft = fin.table(
  'payment_request_draft',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    member_id: uuid().notNull(),
    purpose: text().notNull(),
    payee: text().notNull(),
    amount: text().notNull(),
    currency: text().notNull(),
    department: text(),
    folder: text(),
    cost_type: text().notNull(),
    revision: integer().notNull(),
    saved_at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
    on_behalf_of: uuid(),
    type: text().notNull().default('fin.PaymentRequest'),
    fields: jsonb().notNull().default({}),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const paymentRequestFile = fin.table(
  'payment_request_file',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    record_id: uuid(),
    name: text().notNull(),
    media_type: text().notNull(),
    bytes: integer().notNull(),
    sha256: bytea().notNull(),
    member_id: uuid().notNull(),
    at: timestamp({ withTimezone: true, mode: 'string' }).notNull().defaultNow(),
    sealed: bytea(),
    bucket: text(),
    bucket_key: bytea(),
    draft_id: uuid(),
    asked: text(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);
