import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  date,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytea } from './bytea.ts';

/** The tenant, its people, its trees, its assignments, its policy and its audit. Columns are named as in SQL; the migrations say more. */
export const remit = pgSchema('remit');

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
    verdict: text(),
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
    verdict: text().notNull(),
    author: uuid().notNull(),
    at: timestamp({ withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`now()`),
    comment: text(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.draft_id, table.id] })],
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

export const notice = remit.table(
  'notice',
  {
    tenant_id: uuid().notNull(),
    id: uuid()
      .notNull()
      .default(sql`uuidv7()`),
    member_id: uuid().notNull(),
    kind: text().notNull(),
    about: text().notNull(),
    target_id: uuid().notNull(),
    occasion: text().notNull(),
    actor: uuid(),
    at: timestamp({ withTimezone: true, mode: 'string' })
      .notNull()
      .default(sql`now()`),
    read_at: timestamp({ withTimezone: true, mode: 'string' }),
    mail: text().notNull().default('waiting'),
    mail_tries: integer().notNull().default(0),
    mail_due_at: timestamp({ withTimezone: true, mode: 'string' }).default(sql`now()`),
    mail_why: text(),
    shown: boolean().notNull().default(true),
    digest: boolean().notNull().default(false),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const noticeWish = remit.table(
  'notice_wish',
  {
    tenant_id: uuid().notNull(),
    member_id: uuid().notNull(),
    topic: text().notNull(),
    shown: boolean().notNull(),
    mail: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.member_id, table.topic] })],
);
