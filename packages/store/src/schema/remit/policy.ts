import { sql } from 'drizzle-orm';
import { integer, jsonb, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { remit } from './remit.ts';

/* The versions of a policy, and the drafts of the next one. */

export const policyVersion = remit.table(
  'policy_version',
  {
    tenant_id: uuid().notNull(),
    version: integer().notNull(),
    based_on: integer().notNull(),
    document: jsonb().notNull(),
    hash: text().notNull(),
    effect_hash: text(),
    author: uuid(),
    reason: text().notNull().default(''),
    published_at: timestamp({ withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.version] })],
);

export const draft = remit.table(
  'draft',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    number: integer().notNull(),
    name: text().notNull(),
    author: uuid().notNull(),
    based_on: integer().notNull(),
    state: text().notNull(),
    standing: integer().notNull(),
    revision: integer().notNull().default(1),
    persons: uuid().array().notNull(),
    created_at: timestamp({ withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`now()`),
    updated_at: timestamp({ withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`now()`),
    scheduled_at: timestamp({ withTimezone: true, mode: 'string' }),
    scheduled_by: uuid(),
    accepted_effect: text(),
    reason: text(),
    published_version: integer(),
    failure: text(),
    break_glass: text().notNull().default('no'),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const draftStep = remit.table(
  'draft_step',
  {
    tenant_id: uuid().notNull(),
    draft_id: uuid().notNull(),
    sequence: integer().notNull(),
    author: uuid().notNull(),
    at: timestamp({ withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`now()`),
    edits: jsonb().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.draft_id, table.sequence] })],
);

export const draftComment = remit.table(
  'draft_comment',
  {
    tenant_id: uuid().notNull(),
    draft_id: uuid().notNull(),
    id: uuid()
      .notNull()
      .default(sql`uuidv7()`),
    kind: text(),
    key: text(),
    author: uuid().notNull(),
    at: timestamp({ withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`now()`),
    text: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.draft_id, table.id] })],
);

export const draftReview = remit.table(
  'draft_review',
  {
    tenant_id: uuid().notNull(),
    draft_id: uuid().notNull(),
    id: uuid()
      .notNull()
      .default(sql`uuidv7()`),
    revision: integer().notNull(),
    document_hash: text().notNull(),
    decision: text().notNull(),
    author: uuid().notNull(),
    at: timestamp({ withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`now()`),
    comment: text(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.draft_id, table.id] })],
);
