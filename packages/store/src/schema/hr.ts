import { bigint, date, pgSchema, primaryKey, text, uuid } from 'drizzle-orm/pg-core';

/** Records of the people module. Columns are named as in SQL; the migrations say more. */
export const hr = pgSchema('hr');

export const employee = hr.table(
  'employee',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    folder: text().notNull(),
    number: text().notNull(),
    name: text().notNull(),
    member: uuid(),
    manager: uuid(),
    title: text(),
    department: text(),
    employment: text(),
    salary_minor: bigint({ mode: 'number' }),
    salary_currency: text(),
    iban: text(),
    born_on: date(),
    hired_on: date(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);
