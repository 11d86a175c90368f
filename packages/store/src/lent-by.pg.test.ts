import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestStore, testSecret, testStoreOptions } from '@remit/testkit/postgres';
import { addressOf, inDatabase } from './database-address.ts';
import { loginPassword } from './login-password.ts';
import { migrate } from './migrate.ts';
import { drizzleFolder } from './migration-files.ts';
import { createDatabase, hardenDatabase } from './provision-database.ts';
import { roles } from './roles.ts';

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

const run = (files: URL): Promise<void> =>
  migrate({
    address: addressOf(databaseUrl, database, roles.migrator, loginPassword(testSecret, roles.migrator)),
    kind: 'tenant',
    database,
    login: roles.app,
    placement: { tier: 'shared' },
    folder: files,
  });

test('whoever was stood in for before histories said so is in them all the same, and nothing else of them changes', async () => {
  cpSync(fileURLToPath(drizzleFolder), folder, { recursive: true });
  for (const name of readdirSync(join(folder, 'tenant')))
    if (name >= '0067') rmSync(join(folder, 'tenant', name));
  await run(pathToFileURL(`${folder}/`));
  const [tenant, record, alice, person] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()] as const;
  // What they hang on is not there: no key is asked for.
  await before.begin(async (tx) => {
    await tx.unsafe('set local session_replication_role = replica');
    await tx`insert into remit.member (tenant_id, id, person, kind, name, email)
      values (${tenant}, ${alice}, ${person}, 'person', 'Alice', 'alice@example.org')`;
    await tx`insert into fin.payment_request_event (tenant_id, record_id, sequence, at, action, on_behalf_of)
      values (${tenant}, ${record}, 1, now(), 'submit', null), (${tenant}, ${record}, 2, now(), 'approve', ${alice}),
        (${randomUUID()}, ${record}, 2, now(), 'approve', null)`;
  });
  const rows = () => before<Record<string, unknown>[]>`
    select to_jsonb(event) as event from fin.payment_request_event event order by tenant_id <> ${tenant}, sequence`;
  const was = (await rows()).map(({ event }) => event);
  await run(drizzleFolder);
  const lent = [null, person, null];
  expect((await rows()).map(({ event }) => event)).toEqual(
    was.map((event, at) => Object.assign({}, event, { lent_by: lent[at] })),
  );
  await expect(before`update fin.payment_request_event set action = 'pay'`).rejects.toMatchObject({
    code: 'RM003',
  });
});
