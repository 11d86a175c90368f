import postgres from 'postgres';
import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';

const CONTRACTS = 1_000_000;

/** Member `at` of the bench's tenants. */
export const memberId = (at: number): string => `00000000-0000-4000-9000-${String(at).padStart(12, '0')}`;

/**
 * A million contracts of a tenant, ten thousand of a second one, in the table behind the wall and again, row by row the
 * same, in `bench.contract` without one. Written by the server's superuser, whom no wall and no key check holds up.
 * @returns seconds that it took
 */
export async function loadContracts(
  databaseUrl: string,
  tenants: readonly [TenantPlacement, TenantPlacement],
): Promise<number> {
  const address = new URL(databaseUrl);
  address.pathname = `/${tenants[0].databaseName}`;
  const db = postgres(address.href, { max: 1, onnotice: () => undefined });
  const began = performance.now();
  try {
    await db.unsafe("set session_replication_role = replica; set maintenance_work_mem = '512MB'");
    for (const { id } of tenants) await db.unsafe(directoryOf(id));
    // Building an index once is faster than a million times; those of the keys stay.
    const indexes = await db<{ name: string; definition: string }[]>`
      select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
      from pg_index where indrelid = 'crm.contract'::regclass and not indisunique`;
    for (const { name } of indexes) await db.unsafe(`drop index ${name}`);
    await db.unsafe(contractsOf(tenants[1].id, 10_000));
    await db.unsafe(contractsOf(tenants[0].id, CONTRACTS));
    for (const { definition } of indexes) await db.unsafe(definition);
    await db.unsafe(`
      create schema bench;
      create table bench.contract (like crm.contract);
      insert into bench.contract select * from crm.contract;
      alter table bench.contract add primary key (tenant_id, id);
      ${indexes.map(({ definition }) => definition.replace(' ON crm.contract ', ' ON bench.contract ')).join(';')};
      grant usage on schema bench to ${tenants[0].loginName};
      grant select on bench.contract to ${tenants[0].loginName};`);
    await db.unsafe('vacuum (analyze) crm.contract');
    await db.unsafe('vacuum (analyze) bench.contract');
  } finally {
    await db.end();
  }
  return (performance.now() - began) / 1_000;
}

/** 20 folders with 10 in each, 10 departments with 10 in each, 10,000 members and one account. */
const directoryOf = (tenant: string): string => `
  insert into remit.folder (tenant_id, path, name)
    select '${tenant}', path, path from (select '/f' || f as path from generate_series(0, 19) f
      union all select '/f' || f || '/s' || s from generate_series(0, 19) f, generate_series(0, 9) s) as paths;
  insert into remit.department (tenant_id, path, name)
    select '${tenant}', path, path from (select '/d' || d as path from generate_series(0, 9) d
      union all select '/d' || d || '/t' || t from generate_series(0, 9) d, generate_series(0, 9) t) as paths;
  insert into remit.member (tenant_id, id, person, name, email)
    select '${tenant}', id, id, 'Member ' || m, 'm' || m || '@example.com'
    from (select m, ('00000000-0000-4000-9000-' || lpad(m::text, 12, '0'))::uuid as id
      from generate_series(0, 9999) m) as members;
  insert into crm.account (tenant_id, id, folder, number, name)
    values ('${tenant}', '00000000-0000-4000-9000-0000000000aa', '/f0', 'A1', 'Account');`;

/** A number below 65,536 from digits of a hash, each property from its own: none says anything of another. */
const drawn = (place: number): string => `('x' || substr(hash, ${1 + 4 * place}, 4))::bit(16)::int`;

const contractsOf = (tenant: string, count: number): string => `
  insert into crm.contract (tenant_id, id, folder, number, name, account_id, region, tier, status, owner, department,
      value_minor, value_currency, margin_minor, margin_currency, starts_on, ends_on, internal_notes)
  select '${tenant}', id, '/f' || ${drawn(0)} % 20 || '/s' || ${drawn(1)} % 10, 'C' || i, 'Contract ' || i,
    '00000000-0000-4000-9000-0000000000aa',
    (array['north', 'south', 'east', 'west'])[1 + ${drawn(2)} % 4],
    (array['standard', 'plus', 'premium'])[1 + ${drawn(3)} % 3],
    (array['draft', 'active', 'active', 'ended'])[1 + ${drawn(4)} % 4],
    ('00000000-0000-4000-9000-' || lpad((${drawn(5)} % 10000)::text, 12, '0'))::uuid,
    '/d' || ${drawn(6)} % 10 || '/t' || ${drawn(7)} % 10, ${drawn(8)} * 150,
    (array['EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'EUR', 'USD', 'USD', 'GBP'])[1 + ${drawn(9)} % 10],
    ${drawn(8)} * 20, 'EUR', date '2020-01-01' + ${drawn(10)} % 2000, date '2026-01-01' + ${drawn(11)} % 2000,
    'Agreed by telephone, reference ' || i
  from (
    select i, md5('${tenant}' || i)::uuid as id, md5('${tenant} one ' || i) || md5('two ' || i) as hash
    from generate_series(1, ${count}) i offset 0) as numbers`;
