import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import { signLine } from '@remit/audit/signer';
import { openHeadsFile } from '@remit/store/audit/audit-heads-file';
import { auditHeadsPath, auditSigner } from '@remit/store/audit/audit-key';
import { keepAudit, sealAll } from '@remit/store/audit/audit-keeper';
import { writeAudit } from '@remit/store/audit/audit-log';
import { ed25519Signer } from '@remit/store/secrets/ed25519';
import type { Store } from '@remit/store/open-store';
import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';
import { makeTestTenant, openTestStore, postgresUrl } from '@remit/testkit/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseVerifyArguments } from './audit-verify.ts';
import { endOfCommand, type EndedCommand, startCommand } from './testing/start-command.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'remit-verify-'));
const settings = { dataDir, auditKey: null, auditHeads: null };
let store: Store;
let tenant: TenantPlacement;

beforeAll(async () => {
  store = await openTestStore();
  tenant = await makeTestTenant(store, { tier: 'dedicated' });
  const heads = await openHeadsFile(auditHeadsPath(settings), auditSigner(settings));
  const keeper = keepAudit({
    store,
    heads,
    onTrouble: (sentence, error) => {
      throw new Error(sentence, { cause: error });
    },
  });
  for (let index = 0; index < 20; index += 1) {
    await store.withTenant(tenant.id, 'write', (tx) =>
      writeAudit(tx, {
        ...happenedByRemit('6a0f6d0e-7f3c-4c60-9d55-000000000003'),
        action: 'tenant.created',
        target: { type: 'remit.Tenant', id: null },
        outcome: 'allow',
        because: [],
        details: { slug: tenant.slug, name: `${index}` },
      }),
    );
  }
  await keeper.close();
});
afterAll(async () => {
  rmSync(dataDir, { recursive: true });
  await store.close();
});

const verify = (...args: readonly string[]): Promise<EndedCommand> =>
  endOfCommand(startCommand(['audit', 'verify', ...args], { REMIT_DATA_DIR: dataDir }));

const factsOf = (file: string) => ({
  sha256: createHash('sha256').update(file).digest('hex'),
  bytes: Buffer.byteLength(file),
});

test('an untouched database ends with 0; a changed event with 1, and the entry is named', async () => {
  const untouched = await verify('--tenant', tenant.slug);
  expect(untouched.stderr).toBe('');
  expect(untouched.stdout).toMatch(
    new RegExp(
      `^${tenant.slug}: \\d+ events, one whole chain up to [0-9a-f]{16}; 0 waiting for a seal, 0 not under a head yet`,
    ),
  );
  expect(untouched.code).toBe(0);

  const [entry] = await store.withTenant(tenant.id, 'read', (tx) =>
    tx.rows<{ event_id: string; sequence: string }>(
      sql`select event_id, sequence from remit.audit_seal where sequence = 7`,
    ),
  );
  const superuser = postgres(`${postgresUrl().replace(/\/[^/]*$/, '')}/${tenant.databaseName}`, {
    max: 1,
  });
  await superuser.begin(async (tx) => {
    await tx`alter table remit.audit_event disable trigger all`;
    await tx`update remit.audit_event set outcome = 'deny' where id = ${entry?.event_id ?? ''}`;
    await tx`alter table remit.audit_event enable always trigger append_only`;
  });
  await superuser.end();
  const changed = await verify('--tenant', tenant.slug);
  expect(changed.code).toBe(1);
  expect(changed.stdout).toContain(
    `${tenant.slug}: this is not what was written down. First of all: entry 7, event \`${entry?.event_id}\`: the event, its seal or its place is not what was sealed; expected `,
  );
});

test('whoever takes away the file of heads is found out where there has been time to write one', async () => {
  const other = await makeTestTenant(store, { tier: 'dedicated' });
  const superuser = postgres(`${postgresUrl().replace(/\/[^/]*$/, '')}/${other.databaseName}`, { max: 1 });
  await superuser`alter table remit.audit_event disable trigger all`;
  await superuser`update remit.audit_event set at = at - interval '1 hour'`;
  await superuser.end();
  await sealAll(store, other.id);
  const bare = mkdtempSync(join(tmpdir(), 'remit-verify-bare-'));
  try {
    const verifyIn = (): Promise<EndedCommand> =>
      endOfCommand(startCommand(['audit', 'verify', '--tenant', other.slug], { REMIT_DATA_DIR: bare }));
    // Nothing was ever signed here: there is nothing to hold the chain against, and it says so.
    const stranger = await verifyIn();
    expect([stranger.code, stranger.stdout]).toEqual([0, expect.stringContaining('no heads in `')]);
    auditSigner({ ...settings, dataDir: bare });
    const robbed = await verifyIn();
    expect(robbed.code).toBe(1);
    expect(robbed.stdout).toContain('no head outside the database covers the entry');
  } finally {
    rmSync(bare, { recursive: true });
  }
});

test('a server that was killed in the middle of a head leaves nothing that looks like forgery', async () => {
  const heads = join(dataDir, 'heads-torn.jsonl');
  writeFileSync(heads, `${readFileSync(auditHeadsPath(settings), 'utf8')}{"head":1,"tenant":"`);
  const { stdout } = await verify('--tenant', tenant.slug, '--heads', heads);
  expect(stdout).not.toContain('the heads in');
});

test('a file that is no export ends with 1, and one that is not there with a sentence', async () => {
  const file = join(dataDir, 'export.jsonl');
  writeFileSync(file, 'hello\n');
  const damaged = await verify('--export', file);
  expect(damaged.code).toBe(1);
  expect(damaged.stdout).toContain(
    'the file is not as it was exported; expected a header on line 1, found "hello"',
  );
  const missing = await verify('--export', join(dataDir, 'none.jsonl'));
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining('there is no file')]);
});

test('a table with its manifest beside it is verified byte for byte, and so is one that was changed', async () => {
  const file = join(dataDir, 'audit-halden.csv');
  const csv = '"sequence","at"\r\n"1","2026-11-22T08:00:00Z"\r\n';
  const manifest = signLine(auditSigner(settings), {
    manifest: 'remit-audit-export/1',
    tenant: { id: tenant.id, slug: tenant.slug, name: tenant.name },
    format: 'csv',
    ...factsOf(csv),
  });
  writeFileSync(file, csv);
  writeFileSync(`${file}.manifest.json`, `${manifest}\n`);
  const untouched = await verify('--export', file);
  expect(untouched).toMatchObject({
    code: 0,
    stdout: `${file}: of ${tenant.slug}, byte for byte as exported and signed by this installation.\n`,
  });
  const other = ed25519Signer(randomBytes(32));
  writeFileSync(`${file}.manifest.json`, signLine(other, { ...factsOf(csv), tenant: { slug: 'acme' } }));
  // Of somebody else's, by the key that they told us: the heads that lie here are not theirs, nor is it said to be ours.
  const theirs = await verify('--export', file, '--key', other.publicKey);
  expect(theirs).toMatchObject({
    code: 0,
    stdout: `${file}: of acme, byte for byte as exported and signed with the key that was named.\n`,
  });
  writeFileSync(`${file}.manifest.json`, `${manifest}\n`);
  writeFileSync(file, csv.replace('"1"', '"2"'));
  const changed = await verify('--export', file);
  expect(changed.code).toBe(1);
  expect(changed.stdout).toContain('the file is not as it was exported; expected the SHA-256 ');
});

test('a head that somebody changed in its file is named, whichever tenant is asked about', async () => {
  const heads = join(dataDir, 'heads-changed.jsonl');
  writeFileSync(heads, readFileSync(auditHeadsPath(settings), 'utf8').replace('"sequence":', '"sequence":1'));
  const { code, stdout } = await verify('--tenant', tenant.slug, '--heads', heads);
  expect(code).toBe(1);
  expect(stdout).toContain(
    'expected a head signed with the key of this installation, found a line whose signature does not hold',
  );
});

test('decisions are taken again of a tenant that has none, and none comes out otherwise', async () => {
  const command = startCommand(['audit', 'retake', '--tenant', tenant.slug], { REMIT_DATA_DIR: dataDir });
  const { code, stdout } = await endOfCommand(command);
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(`^${tenant.slug}: 0 decisions taken again, none otherwise`),
  ]);
});

test('arguments that cannot be meant are refused with what would be right', () => {
  expect(() => parseVerifyArguments(['--tenant', 'a', '--export', 'b'])).toThrow(
    'give --tenant or --export, not both',
  );
  expect(() => parseVerifyArguments(['--key', 'short'])).toThrow('32 bytes in base64url');
  expect(() => parseVerifyArguments(['--fast'])).toThrow('there is no option `--fast` here');
});
