import { bigint, date, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

/** Records of the customer module. Columns are named as in SQL; the migrations say more. */
export const crm = pgSchema('crm');

export const account = crm.table(
  'account',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    folder: text().notNull(),
    number: text().notNull(),
    name: text().notNull(),
    region: text(),
    segment: text(),
    owner: uuid(),
    department: text(),
    revenue_minor: bigint({ mode: 'number' }),
    revenue_currency: text(),
    since: date(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const contract = crm.table(
  'contract',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    folder: text().notNull(),
    number: text().notNull(),
    name: text().notNull(),
    account_id: uuid().notNull(),
    region: text(),
    tier: text(),
    status: text(),
    owner: uuid(),
    department: text(),
    value_minor: bigint({ mode: 'number' }),
    value_currency: text(),
    margin_minor: bigint({ mode: 'number' }),
    margin_currency: text(),
    starts_on: date(),
    ends_on: date(),
    internal_notes: text(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);
