import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, testSecret, testStoreOptions } from '@remit/testkit/postgres';
import { addressOf, inDatabase } from '../provision/database-address.ts';
import { loginPassword } from '../provision/login-password.ts';
import { migrate } from '../provision/migrate.ts';
import { drizzleFolder } from '../provision/migration-files.ts';
import { createDatabase, hardenDatabase } from '../provision/provision-database.ts';
import { roles } from '../directory/roles.ts';

const { databaseUrl } = testStoreOptions();
const database = `remit_scratch_${randomBytes(4).toString('hex')}`;
const folder = mkdtempSync(join(tmpdir(), 'remit-lent-by-'));
let admin: Sql;
let before: Sql;

beforeAll(async () => {
  await (await openTestStore()).close();
  admin = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  await createDatabase(admin, database);
  await hardenDatabase(databaseUrl, database);
  before = postgres(inDatabase(databaseUrl, database), { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await before.end();
  await admin.unsafe(`drop database ${database} with (force)`);
  await admin.end();
  rmSync(folder, { recursive: true, force: true });
});

const run = (files: URL, login: string | null): Promise<void> =>
  migrate({
    address: addressOf(databaseUrl, database, roles.migrator, loginPassword(testSecret, roles.migrator)),
    kind: 'tenant',
    database,
    login,
    placement: { tier: 'shared' },
    folder: files,
  });

test('whoever was stood in for before histories said so is in them all the same, and once, and nothing else of them changes', async () => {
  cpSync(fileURLToPath(drizzleFolder), folder, { recursive: true });
  for (const name of readdirSync(join(folder, 'tenant')))
    if (name >= '0067') rmSync(join(folder, 'tenant', name));
  // Nobody enters it as it was: today's grants are about what came after it too.
  await run(pathToFileURL(`${folder}/`), null);
  const [tenant, record, alice, person] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()] as const;
  const [other, tom, sent] = [randomUUID(), randomUUID(), randomUUID()] as const;
  // What they hang on is not there: no key is asked for. The fourth was sent by Tom for Alice, and said so twice.
  await before.begin(async (tx) => {
    await tx.unsafe('set local session_replication_role = replica');
    await tx`insert into remit.member (tenant_id, id, person, kind, name, email)
      values (${tenant}, ${alice}, ${person}, 'person', 'Alice', 'alice@example.org')`;
    await tx`insert into fin.payment_request_event
        (tenant_id, record_id, sequence, at, action, actor, person, capacity, on_behalf_of)
      values (${tenant}, ${record}, 1, '2026-01-01', 'submit', null, null, 'submitter', null),
        (${tenant}, ${record}, 2, '2026-01-02', 'approve', null, null, null, ${alice}),
        (${other}, ${record}, 2, '2026-01-03', 'approve', null, null, null, null),
        (${tenant}, ${sent}, 1, '2026-01-04', 'submit', ${alice}, ${person}, 'submitter', null),
        (${tenant}, ${sent}, 2, '2026-01-05', 'submit', ${tom}, ${tom}, null, ${alice}),
        (${other}, ${sent}, 1, '2026-01-06', 'submit', ${alice}, ${person}, 'submitter', null),
        (${other}, ${sent}, 2, '2026-01-07', 'submit', ${tom}, ${tom}, null, null)`;
  });
  const rows = async () => {
    const found = await before<{ event: Readonly<Record<string, unknown>> }[]>`
      select to_jsonb(event) as event from fin.payment_request_event event order by at`;
    return found.map(({ event }) => event);
  };
  const was = await rows();
  await run(drizzleFolder, roles.app);
  const lent = [null, person, null, null, person, null, null];
  const told = was.map((event, at) => ({ ...event, lent_by: lent[at], passed_by: null }));
  expect(await rows()).toEqual(told.filter((_, at) => at !== 3));
  await expect(before`update fin.payment_request_event set action = 'pay'`).rejects.toMatchObject({
    code: 'RM003',
  });
});
