import {
  bigint,
  boolean,
  date,
  numeric,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core';

/** Records of the warehouse module. Columns are named as in SQL; the migrations say more. */
export const wms = pgSchema('wms');

export const item = wms.table(
  'item',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    folder: text().notNull(),
    sku: text().notNull(),
    name: text().notNull(),
    quantity: numeric({ precision: 18, scale: 3 }),
    unit_cost_minor: bigint({ mode: 'number' }),
    unit_cost_currency: text(),
    location: text(),
    hazardous: boolean(),
    tags: text().array(),
    department: text(),
    counted_at: timestamp({ withTimezone: true, mode: 'string' }),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);

export const shipment = wms.table(
  'shipment',
  {
    tenant_id: uuid().notNull(),
    id: uuid().notNull(),
    folder: text().notNull(),
    number: text().notNull(),
    item_id: uuid().notNull(),
    quantity: numeric({ precision: 18, scale: 3 }),
    destination: text(),
    carrier: text(),
    status: text(),
    owner: uuid(),
    department: text(),
    ships_on: date(),
  },
  (table) => [primaryKey({ columns: [table.tenant_id, table.id] })],
);
