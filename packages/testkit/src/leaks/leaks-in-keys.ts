import { leak, type SeededLeak } from './seeded-leak.ts';

/** In keys, by which one tenant could learn of another or reach it. */
export const leaksInKeys: readonly SeededLeak[] = [
  leak(
    'a foreign key on one column',
    'foreign-keys-carry-tenant',
    `create table crm.sheet (tenant_id uuid not null, id uuid primary key);
     create table crm.line (tenant_id uuid not null, sheet uuid references crm.sheet (id))`,
  ),
  leak(
    'a foreign key that deletes across tenants',
    'foreign-keys-carry-tenant',
    `create table crm.sheet (tenant_id uuid not null, id uuid primary key);
     create table crm.line (tenant_id uuid not null, sheet uuid references crm.sheet (id) on delete cascade)`,
  ),
  leak(
    'a unique key on one column',
    'unique-keys-begin-with-tenant',
    'create unique index on crm.account (number) where false',
  ),
  leak(
    'a unique key on an expression',
    'unique-keys-begin-with-tenant',
    'create unique index on remit.member (lower(email)) where false',
  ),
  leak(
    'a primary key without the tenant',
    'unique-keys-begin-with-tenant',
    'create table crm.note (tenant_id uuid not null, id uuid primary key)',
  ),
  leak(
    'an exclusion without the tenant',
    'unique-keys-begin-with-tenant',
    'alter table crm.account add exclude using btree (number with =) where (false)',
  ),
  leak(
    'a sequence',
    'no-sequences',
    'create sequence crm.numbers; grant select, usage on crm.numbers to remit_app',
  ),
];
