import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { makeTestTenant, openTestStore, testStoreOptions } from '@remit/testkit/postgres';
import { inDatabase } from '../provision/database-address.ts';
import { databases } from '../directory/roles.ts';

test('a process whose key a database lost says so once, and goes on under another key', async () => {
  const store = await openTestStore();
  const { id } = await makeTestTenant(store);
  const admin = postgres(inDatabase(testStoreOptions().databaseUrl, databases.shared), { max: 1 });
  try {
    const read = () => store.withTenant(id, 'read', (tx) => tx.rows(sql`select from remit.tenant`));
    expect(await read()).toHaveLength(1);
    // As where it was made anew.
    await admin`update context.secret set id = default, key_pad = default`;
    await expect(read()).rejects.toMatchObject({ code: 'unavailable' });
    expect(await read()).toHaveLength(1);
  } finally {
    await Promise.all([store.close(), admin.end()]);
  }
});
