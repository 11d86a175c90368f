import { brightwaterFoods } from '@remit/sample/brightwater-foods';
import { haldenWorks } from '@remit/sample/halden-works';
import { databases, dedicatedName } from '@remit/store/directory/roles';
import { inDatabase } from '@remit/store/provision/database-address';
import { withMaintenance } from '@remit/store/provision/maintenance';
import { sampleOperator } from '../load-samples.ts';

/** Rows by table, and what there is of each sample in the identity database. */
export type Counts = Readonly<Record<string, number>>;

/** What there must be on a server once both samples are in: each row once. */
export function wantedCounts(): Counts {
  const both = [haldenWorks(), brightwaterFoods()];
  const emails = both.flatMap(({ logins }) => logins.map(({ email }) => email));
  return Object.fromEntries([
    ['identity.tenant', both.length],
    ['identity.login', new Set([...emails, sampleOperator.email]).size],
    ['identity.membership', emails.length],
    ...both.flatMap(({ tenant, directory, tables }) => [
      [`${tenant.slug} remit.tenant`, 1],
      [`${tenant.slug} remit.member`, directory.members.length],
      [`${tenant.slug} remit.policy_version`, 1],
      ...tables.map(({ table, rows }) => [`${tenant.slug} ${table}`, rows.length]),
    ]),
  ]);
}

/** What there is of it, by the superuser's count, whom no wall stops. */
export async function foundCounts(superuser: string): Promise<Counts> {
  const found: [string, number][] = [];
  const count = (address: string, label: string, tables: readonly string[]): Promise<void> =>
    withMaintenance(address, async (sql) => {
      for (const table of tables) {
        const [row] = await sql.unsafe<{ count: number }[]>(`select count(*)::int as count from ${table}`);
        found.push([`${label}${table}`, row?.count ?? 0]);
      }
    });
  await count(inDatabase(superuser, databases.identity), '', [
    'identity.tenant',
    'identity.login',
    'identity.membership',
  ]);
  for (const { tenant, tables } of [haldenWorks(), brightwaterFoods()]) {
    const database = tenant.tier === 'dedicated' ? dedicatedName(tenant.slug) : databases.shared;
    const names = tables.map(({ table }) => table);
    await count(inDatabase(superuser, database), `${tenant.slug} `, [
      'remit.tenant',
      'remit.member',
      'remit.policy_version',
      ...names,
    ]);
  }
  return Object.fromEntries(found);
}
