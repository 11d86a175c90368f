import { leak, type SeededLeak } from './seeded-leak.ts';

const wall = '(tenant_id = (select remit.tenant()))';

/** In the wall itself: row security and its policies. */
export const leaksInPolicies: readonly SeededLeak[] = [
  leak(
    'row security that does not bind the owner',
    'row-security-forced',
    'alter table crm.account no force row level security',
  ),
  leak('row security switched off', 'row-security-forced', 'alter table wms.item disable row level security'),
  leak(
    'a new table without row security',
    'row-security-forced',
    'create table crm.note (tenant_id uuid not null, id uuid not null, text text, primary key (tenant_id, id))',
  ),
  leak(
    'a new table that does not say whose its rows are',
    'tenant-id-required',
    'create table crm.note (text text)',
  ),
  leak('a wall that is missing', 'wall-in-place', 'drop policy tenant_wall on crm.contract'),
  leak(
    'a wall with `or true`',
    'wall-in-place',
    `alter policy tenant_wall on crm.account using (${wall} or true)`,
  ),
  leak(
    'a wall that is wider for reading',
    'wall-in-place',
    'alter policy tenant_wall on hr.employee using (tenant_id is not null)',
  ),
  leak(
    'a wall that is wider for writing',
    'wall-in-place',
    'alter policy tenant_wall on crm.account with check (true)',
  ),
  leak(
    'a wall on a plain setting',
    'wall-in-place',
    `alter policy tenant_wall on crm.account using (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid)`,
  ),
  leak(
    'a wall that is permissive',
    'wall-in-place',
    `drop policy tenant_wall on crm.account;
     create policy tenant_wall on crm.account using ${wall} with check ${wall}`,
  ),
  leak(
    'a wall for one command alone',
    'wall-in-place',
    `drop policy tenant_wall on crm.account;
     create policy tenant_wall on crm.account as restrictive for select using ${wall}`,
  ),
  leak(
    'a wall for one role alone',
    'wall-in-place',
    `drop policy tenant_wall on crm.account;
     create policy tenant_wall on crm.account as restrictive to remit_app using ${wall} with check ${wall}`,
  ),
  leak(
    'a second permissive policy',
    'wall-in-place',
    'create policy big_ones on crm.contract for select using (value_minor > 100)',
  ),
  leak(
    'a wall that asks an IMMUTABLE function',
    'policy-functions-not-immutable',
    'alter function remit.tenant() immutable',
  ),
];
