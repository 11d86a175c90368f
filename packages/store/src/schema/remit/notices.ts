import { sql } from 'drizzle-orm';
import { boolean, integer, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import { remit } from './remit.ts';

/* What somebody was told, and what they wish to be told. */

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
