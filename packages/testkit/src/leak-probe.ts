import { sql, type SQL } from 'drizzle-orm';
import type { FuzzedTenant } from './fuzzed-tenant.ts';
import type { FilledTenant } from './postgres-rows.ts';
import type { Random } from './seeded-random.ts';

/** A question to a store, and what it is called where its answer leaks. */
export interface LeakProbe {
  readonly statement: SQL;
  readonly text: string;
}

const canaries: readonly (readonly [table: string, canary: string])[] = [
  ['remit.tenant', 'name'],
  ['remit.folder', 'name'],
  ['remit.department', 'name'],
  ['remit.member', 'title'],
  ['remit.member_group', 'name'],
  ['remit.assignment', 'role'],
  ['remit.policy_version', 'reason'],
  ['remit.audit_event', "details ->> 'canary'"],
  ['crm.account', 'name'],
  ['crm.contract', 'name'],
  ['hr.employee', 'iban'],
  ['fin.payment_request', 'purpose'],
  ['fin.payment_request_event', 'comment'],
  ['wms.item', 'name'],
  ['wms.shipment', 'destination'],
];

/** One of the questions whose answers say whose they are: plain, filtered, joined, grouped, or of what a session kept. */
export function leakProbe(random: Random, tenant: FuzzedTenant, ids: FilledTenant): LeakProbe {
  const [table, canary] = random.pick(canaries);
  const shape = random.below(8);
  const plain = `select tenant_id, ${canary} as canary from ${table}`;
  const of = (statement: SQL): LeakProbe => ({ statement, text: `${table}: ${shape}` });
  switch (shape) {
    case 0:
    case 1:
      return of(sql.raw(plain));
    case 2:
      return of(sql`${sql.raw(plain)} where tenant_id <> ${tenant.id}::uuid`);
    case 3:
      return of(sql`select tenant_id, name as canary from crm.account where id = ${ids.account}`);
    case 4:
      return of(
        sql`select c.tenant_id, a.name as canary from crm.contract c join crm.account a on a.id = c.account_id
          where c.id = ${ids.contract}`,
      );
    case 5:
      return of(sql.raw(`select tenant_id, max(${canary}) as canary from ${table} group by tenant_id`));
    case 6:
      return of(
        sql`select tenant_id, title as canary from remit.member where id = ${ids.member} limit ${random.below(3)}`,
      );
    default:
      return of(sql`select nullif(current_setting('loot.canary', true), '') as canary
        union all select statement from pg_prepared_statements where name like 'loot%' and statement not like ${`%${tenant.canary}%`}`);
  }
}
