import { bigint, integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { remit } from './remit.ts';

/* Requests for roles, and reviews of those that are held. */

export const accessRequest = remit.table(
  'access_request',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    member_id: uuid().notNull(),
    role: text().notNull(),
    folder: text().notNull(),
    lasts_ms: bigint({ mode: 'number' }).notNull(),
    reason: text().notNull(),
    refused: jsonb().notNull(),
    status: text().notNull(),
    revision: integer().notNull(),
    submitted_at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
    decided_at: timestamp({ withTimezone: true, mode: 'string' }),
    decided_by: uuid(),
    comment: text(),
    approval: jsonb().notNull(),
    assignment_id: uuid(),
    granted_until: timestamp({ withTimezone: true, mode: 'string' }),
    due_at: timestamp({ withTimezone: true, mode: 'string' }),
    sent_by: uuid(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const review = remit.table(
  'review',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    name: text().notNull(),
    kind: text().notNull(),
    about: text(),
    started_by: uuid().notNull(),
    started_at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
    due_at: timestamp({ withTimezone: true, mode: 'string' }).notNull(),
    closed_by: uuid(),
    closed_at: timestamp({ withTimezone: true, mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const reviewLine = remit.table(
  'review_line',
  {
    tenant_id: uuid().notNull(),
    review_id: uuid().notNull(),
    assignment_id: uuid().notNull(),
    holder_kind: text().notNull(),
    holder_id: text().notNull(),
    holder_name: text().notNull(),
    role: text().notNull(),
    folder: text().notNull(),
    valid_from: timestamp({ withTimezone: true, mode: 'string' }),
    valid_until: timestamp({ withTimezone: true, mode: 'string' }),
    members: uuid().array().notNull(),
    reviewer: uuid().notNull(),
    last_used_at: timestamp({ withTimezone: true, mode: 'string' }),
    peers_have: integer(),
    peers_of: integer(),
    decision: text(),
    reduce_until: timestamp({ withTimezone: true, mode: 'string' }),
    reason: text(),
    decided_by: uuid(),
    decided_at: timestamp({ withTimezone: true, mode: 'string' }),
    outcome: text(),
    outcome_why: text(),
    reduce_folder: text(),
    passed_by: uuid().array().notNull().default([]),
    passed_why: text(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.review_id, table.assignment_id] })],
);
