import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readSettings, type Environment } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import { settings } from './settings-table.ts';

const secret = 'ab'.repeat(32);
const external: Environment = {
  DATABASE_URL: 'postgres://setup:pw@db.example.com/postgres',
  IDENTITY_DATABASE_URL: 'postgres://setup:pw@id.example.com/postgres',
  REMIT_SECRET: secret,
};

function problemsOf(env: Environment): string {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return '';
}

test('the table of docs/operations.md names every setting, each once and no other', () => {
  const docs = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
  const rows = docs.split('\n').filter((line) => /^\| `(REMIT_[A-Z_]+|DATABASE_URL)`/.test(line));
  const named = rows.flatMap((row) => row.split('|')[1]?.match(/[A-Z_]+/g) ?? []);
  expect(named.toSorted()).toEqual(settings.map(({ name }) => name).toSorted());
});

describe('settings', () => {
  test('an empty environment gives every default', () => {
    expect(readSettings({})).toEqual({
      host: '127.0.0.1',
      port: 4000,
      dataDir: '.remit',
      databaseUrl: null,
      identityDatabaseUrl: null,
      secret: null,
      secretKeys: [],
      auditKey: null,
      auditHeads: null,
      poolSize: 8,
      logLevel: 'warn',
      sample: true,
      publicUrl: null,
      allowOldPostgres: false,
      tenantServers: new Map(),
      mostConnections: 80,
      tenantDomain: null,
      defaultTenant: null,
      tenantResolver: null,
      trustedProxies: [],
      smtpUrl: null,
      mailFrom: 'remit@localhost',
      filesBucket: null,
      keepFilesIn: null,
    });
  });

  test('an empty text counts as not set', () => {
    expect(readSettings({ REMIT_PORT: '', DATABASE_URL: '' })).toEqual(readSettings({}));
  });

  test('every row of the table has a default or an example that its own rule accepts', () => {
    for (const setting of settings) {
      // What a secret's example shows is how to make one, for a shell to run.
      const made = ['REMIT_SECRET', 'REMIT_SECRET_KEYS', 'REMIT_AUDIT_KEY'].includes(setting.name);
      const value = made ? secret : (setting.default ?? setting.example);
      const env = setting.secret ? { ...external, [setting.name]: value } : { [setting.name]: value };
      expect(problemsOf(env)).toBe('');
      if (!made) {
        expect(problemsOf({ ...external, [setting.name]: setting.example })).toBe('');
      }
    }
  });

  test.each([
    ['REMIT_TENANT_SERVERS', 'main=postgres://setup:pw@other/postgres'],
    ['REMIT_TENANT_SERVERS', 'north=postgres://a@n/x,north=postgres://a@m/x'],
    ['REMIT_TENANT_SERVERS', 'north=http://n'],
    ['REMIT_TENANT_DOMAIN', 'Remit.example.com'],
    ['REMIT_TENANT_DOMAIN', 'localhost'],
    ['REMIT_DEFAULT_TENANT', 'Acme'],
    ['REMIT_TENANT_RESOLVER', 'resolver'],
    ['REMIT_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['REMIT_TRUSTED_PROXIES', '010.0.0.5'],
    ['REMIT_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['REMIT_SMTP_URL', 'http://mail.example.com'],
    ['REMIT_MAIL_FROM', 'Remit <remit@example.com>'],
    ['REMIT_FILES_BUCKET', 'https://s3.example.com/files'],
    ['REMIT_FILES_BUCKET', 'https://key:secret@s3.example.com/'],
    ['REMIT_FILES_BUCKET', 's3://key:secret@s3.example.com/files'],
    ['REMIT_FILES', 's3'],
    ['REMIT_MOST_CONNECTIONS', '3'],
    ['REMIT_PORT', '70000'],
    ['REMIT_PORT', '-1'],
    ['REMIT_PORT', '4000.5'],
    ['REMIT_PORT', '0x10'],
    ['REMIT_HOST', 'localhost:4000'],
    ['REMIT_HOST', 'a b'],
    ['REMIT_PUBLIC_URL', 'remit.example.com'],
    ['REMIT_PUBLIC_URL', 'https://remit.example.com/console'],
    ['REMIT_PUBLIC_URL', 'ftp://remit.example.com'],
    ['REMIT_POOL_SIZE', '0'],
    ['REMIT_POOL_SIZE', 'many'],
    ['REMIT_LOG_LEVEL', 'loud'],
    ['REMIT_SAMPLE', 'true'],
    ['REMIT_ALLOW_OLD_POSTGRES', 'YES'],
    ['DATABASE_URL', 'mysql://setup:pw@db/remit'],
    ['DATABASE_URL', 'postgres://db.example.com/postgres'],
    ['REMIT_SECRET', 'short'],
    ['REMIT_SECRET_KEYS', `${secret},short`],
    ['REMIT_SECRET_KEYS', `${secret},`],
    ['REMIT_AUDIT_KEY', `${secret}ab`],
  ] as const)('a wrong value names itself, its rule and an example: %s=%s', (name, value) => {
    const setting = settings.find((one) => one.name === name);
    const message = problemsOf({ ...external, [name]: value });
    expect(message).toContain(name);
    expect(message).toContain(setting?.rule);
    expect(message).toContain(`Example: ${name}=${setting?.example}`);
  });

  test('all wrong values are named at once', () => {
    const message = problemsOf({ REMIT_PORT: 'x', REMIT_SAMPLE: 'perhaps' });
    expect(message.split('\n')).toHaveLength(2);
  });

  test('the value of a secret setting is never repeated', () => {
    const message = problemsOf({ ...external, DATABASE_URL: 'mysql://setup:hunter2@db/remit' });
    expect(message).toContain('DATABASE_URL');
    expect(message).not.toContain('hunter2');
  });

  test('half an external database is refused', () => {
    expect(problemsOf({ DATABASE_URL: external['DATABASE_URL'] })).toMatch(
      /IDENTITY_DATABASE_URL is not set/,
    );
    expect(problemsOf({ DATABASE_URL: external['DATABASE_URL'] })).toMatch(/REMIT_SECRET is not set/);
  });

  test('files cannot be kept in a bucket that is not set', () => {
    expect(problemsOf({ REMIT_FILES: 'bucket' })).toMatch(/REMIT_FILES_BUCKET is not set/);
  });

  test('a public address loses its slash', () => {
    expect(readSettings({ REMIT_PUBLIC_URL: 'https://remit.example.com/' }).publicUrl).toBe(
      'https://remit.example.com',
    );
  });

  test('a secret reads the same in both spellings', () => {
    const bytes = new Uint8Array(32).fill(0xab);
    const base64url = Buffer.from(bytes).toString('base64url');
    expect(readSettings({ REMIT_SECRET: secret }).secret).toEqual(bytes);
    expect(readSettings({ REMIT_SECRET: base64url }).secret).toEqual(bytes);
  });
});
