import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import { fillTenant } from '@remit/testkit/postgres-rows';
import { runSeed } from '@remit/testkit/seed';
import { seededRandom } from '@remit/testkit/seeded-random';
import type { Store } from '../open-store.ts';
import type { TenantId } from '../tenant-id.ts';

let store: Store;
let tenant: TenantId;

beforeAll(async () => {
  store = await openTestStore();
  tenant = (await makeTestTenant(store)).id;
  await store.withTenant(tenant, 'write', (tx) => fillTenant(tx, 'one of many'));
  await store.withTenant(tenant, 'write', (tx) =>
    tx.rows(sql`
      insert into crm.account (tenant_id, id, folder, number, name)
      select tenant_id, gen_random_uuid(), folder, 'W-' || n, 'many words of one'
      from crm.account, generate_series(1, 5) as n where tenant_id = ${tenant} limit 5`),
  );
});
afterAll(() => store.close());

interface Words {
  readonly kept: readonly string[];
  readonly right: readonly string[];
}

/** The words of accounts as they are kept, and as they would be written for the records that there are now. */
async function words(): Promise<Words> {
  const [row] = await store.withTenant(tenant, 'read', (tx) =>
    tx.rows<Words>(sql`
      select
        array(select concat_ws(' ', record_id, field, word) from remit.search_word
          where tenant_id = ${tenant} and kind = 'crm.account' order by 1) as kept,
        array(select concat_ws(' ', record.id, value.field, word)
          from crm.account record cross join lateral (values ('number', number), ('name', name)) as value (field, content)
            cross join remit.words(content) as word
          where tenant_id = ${tenant} order by 1) as right`),
  );
  if (row === undefined) throw new Error('no words were read');
  return row;
}

const texts = [
  '',
  'one',
  'One ONE öne',
  'many words of many',
  'W-1 W-2',
  '—',
  'Ünïcode naïve ﬁne',
  'a b c d e f',
];

test('after any changes the words of a record are those of its texts, no fewer and no more', async () => {
  const seed = runSeed();
  const random = seededRandom(seed);
  const pick = (): string => random.pick(texts);
  for (let round = 0; round < 40; round += 1) {
    // One record or several, one field or both, or what is no text at all.
    const some = sql`tenant_id = ${tenant} and hashtext(id::text) % ${1 + random.below(3)} = 0`;
    const change = random.pick([
      sql`name = ${pick()}`,
      sql`name = ${pick()}, number = id::text || ${pick()}`,
      sql`region = ${pick()}`,
      sql`name = name || ' ' || ${pick()}`,
    ]);
    await store.withTenant(tenant, 'write', (tx) =>
      tx.rows(sql`update crm.account set ${change} where ${some}`),
    );
    const { kept, right } = await words();
    expect(kept, `round ${round}, seed ${seed}`).toEqual(right);
  }
  expect((await words()).kept.length).toBeGreaterThan(0);
});

test('a change that leaves the texts as they are writes no word', async () => {
  const before = await store.withTenant(tenant, 'read', (tx) =>
    tx.rows(sql`select ctid::text, xmin::text from remit.search_word where tenant_id = ${tenant} order by 1`),
  );
  await store.withTenant(tenant, 'write', (tx) =>
    tx.rows(sql`update crm.account set name = name, region = 'north' where tenant_id = ${tenant}`),
  );
  const after = await store.withTenant(tenant, 'read', (tx) =>
    tx.rows(sql`select ctid::text, xmin::text from remit.search_word where tenant_id = ${tenant} order by 1`),
  );
  expect(after).toEqual(before);
});
