import {
  parseBucketUrl,
  parseDomain,
  parseHost,
  parseInteger,
  parseMailAddress,
  parseModulePath,
  parsePostgresUrl,
  parseProxies,
  parsePublicUrl,
  parseSecret,
  parseSecrets,
  parseSeed,
  parseServers,
  parseSlug,
  parseSmtpUrl,
  parseYesNo,
} from './parse-setting.ts';

/** How much the log says; each word includes those before it. */
export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** Everything that is configuration, parsed. What was not set is at its default, or null where there is none. */
export interface Settings {
  readonly host: string;
  /** 0 asks the system for any free port. */
  readonly port: number;
  readonly dataDir: string;
  /** Null: Remit runs the PostgreSQL that it brings along, in the data folder. */
  readonly databaseUrl: string | null;
  readonly identityDatabaseUrl: string | null;
  /** Null: Remit makes one at the first start and keeps it in the data folder. */
  readonly secret: Uint8Array | null;
  /** Seed of the Ed25519 key; null as above. */
  readonly auditKey: Uint8Array | null;
  /** Path of the file of heads; null for the one in the data folder. */
  readonly auditHeads: string | null;
  /** What secrets at rest are sealed under, the current key first; none: a key that comes from the secret. */
  readonly secretKeys: readonly Uint8Array[];
  readonly poolSize: number;
  readonly logLevel: LogLevel;
  readonly sample: boolean;
  /** What browsers reach Remit as, when that is not `http://localhost:<port>`. No slash at the end. */
  readonly publicUrl: string | null;
  readonly allowOldPostgres: boolean;
  /** Servers of tenants beside `databaseUrl`, by key. */
  readonly tenantServers: ReadonlyMap<string, string>;
  /** The most connections to tenant databases together. */
  readonly mostConnections: number;
  /** The domain below which each name is a tenant's. */
  readonly tenantDomain: string | null;
  /** Slug of the tenant that a call is for when nothing says another. */
  readonly defaultTenant: string | null;
  /** Path of the module that says which tenant a call is for, in place of Remit's own. */
  readonly tenantResolver: string | null;
  /** Addresses of proxies whose word on host and caller is taken. */
  readonly trustedProxies: readonly string[];
  /** The server that takes e-mails; null: they are written into the data folder. */
  readonly smtpUrl: string | null;
  /** Whom e-mails come from. */
  readonly mailFrom: string;
  /** The bucket that files can lie in; null: they lie in the databases of their tenants. */
  readonly filesBucket: string | null;
  /** Where the next file is kept; null: in the bucket where one is set. */
  readonly keepFilesIn: 'database' | 'bucket' | null;
}

/** One row of the table of settings: what `remit config` prints and what a wrong value is told. */
export interface Setting {
  readonly name: string;
  /** As one would write it; null when leaving it out means something that no value says. */
  readonly default: string | null;
  readonly rule: string;
  readonly example: string;
  readonly description: string;
  /** Whether the value must never be printed. */
  readonly secret: boolean;
}

/** The environment as it arrives: names to text. */
export type Environment = Readonly<Record<string, string | undefined>>;

const logLevels: readonly LogLevel[] = ['silent', 'error', 'warn', 'info', 'debug'];

const places = ['database', 'bucket'] as const;

/** The whole table, in the order in which it is printed. */
export const settings = [
  {
    name: 'REMIT_PORT',
    default: '4000',
    rule: 'a whole number from 0 to 65535; 0 takes any free port',
    example: '4001',
    description: 'The port that Remit listens on.',
    secret: false,
  },
  {
    name: 'REMIT_HOST',
    default: '127.0.0.1',
    rule: 'an IP address or a host name, without a port',
    example: '0.0.0.0',
    description: 'The address that Remit listens on. The default is reachable from this machine alone.',
    secret: false,
  },
  {
    name: 'REMIT_PUBLIC_URL',
    default: null,
    rule: 'an http or https address without path, question mark or fragment',
    example: 'https://remit.example.com',
    description: 'What browsers reach Remit as; without it, http://localhost and the port.',
    secret: false,
  },
  {
    name: 'REMIT_DATA_DIR',
    default: '.remit',
    rule: 'a folder that Remit may write to; it is made when it is missing',
    example: '/var/lib/remit',
    description: 'Where the database that Remit brings along, and its secrets, are kept.',
    secret: false,
  },
  {
    name: 'DATABASE_URL',
    default: null,
    rule: 'a postgres:// address with a user who may create roles and databases; set together with IDENTITY_DATABASE_URL and REMIT_SECRET',
    example: 'postgres://remit_setup:…@db.example.com:5432/postgres',
    description: 'The Postgres server for tenants; without it, the one that Remit brings along.',
    secret: true,
  },
  {
    name: 'IDENTITY_DATABASE_URL',
    default: null,
    rule: 'a postgres:// address with a user who may create roles and databases; set together with DATABASE_URL',
    example: 'postgres://remit_setup:…@id.example.com:5432/postgres',
    description: 'The Postgres server for sign-in; it may be the same server.',
    secret: true,
  },
  {
    name: 'REMIT_SECRET',
    default: null,
    rule: 'at least 32 bytes, written in base64url or as hexadecimal digits; the same on every server',
    example: '$(openssl rand -hex 32)',
    description: "The key that Remit's own database passwords come from; without it, one is made and kept.",
    secret: true,
  },
  {
    name: 'REMIT_SECRET_KEYS',
    default: null,
    rule: 'one key or several with commas between, each at least 32 bytes in base64url or hexadecimal digits',
    example: '$(openssl rand -hex 32),<the key before>',
    description:
      'The keys that secrets in the databases are sealed under, the current one first; without it, one that comes from REMIT_SECRET. After a change, `remit secrets rotate` seals everything anew.',
    secret: true,
  },
  {
    name: 'REMIT_AUDIT_KEY',
    default: null,
    rule: '32 bytes, written in base64url or as hexadecimal digits',
    example: '$(openssl rand -hex 32)',
    description:
      'The Ed25519 key that heads and exports of the audit are signed with; without it, one is made and kept.',
    secret: true,
  },
  {
    name: 'REMIT_AUDIT_HEADS',
    default: null,
    rule: 'the path of a file that Remit may add lines to; it is made when it is missing',
    example: '/mnt/witness/remit-heads.jsonl',
    description:
      'Where Remit writes down, signed, how far the audit of each tenant has come; better on another disk or host.',
    secret: false,
  },
  {
    name: 'REMIT_POOL_SIZE',
    default: '8',
    rule: 'a whole number from 1 to 200',
    example: '20',
    description: 'The most connections that Remit opens to a tenant database.',
    secret: false,
  },
  {
    name: 'REMIT_MOST_CONNECTIONS',
    default: '80',
    rule: 'a whole number from 4 to 10000',
    example: '200',
    description: 'The most connections that Remit opens to all tenant databases together.',
    secret: false,
  },
  {
    name: 'REMIT_TENANT_SERVERS',
    default: null,
    rule: 'names with postgres:// addresses, with commas between; `main` is DATABASE_URL',
    example: 'north=postgres://remit_setup:…@north.example.com:5432/postgres',
    description: 'Further Postgres servers that dedicated tenants can lie on.',
    secret: true,
  },
  {
    name: 'REMIT_TENANT_DOMAIN',
    default: null,
    rule: 'a host name in lower case, without a port',
    example: 'remit.example.com',
    description: 'The domain below which each name is a tenant: acme.remit.example.com is the tenant acme.',
    secret: false,
  },
  {
    name: 'REMIT_DEFAULT_TENANT',
    default: null,
    rule: 'the short name of a tenant: lower-case letters, digits and hyphens',
    example: 'acme',
    description: 'The tenant that a call is for when neither host, path, header nor cookie says one.',
    secret: false,
  },
  {
    name: 'REMIT_TENANT_RESOLVER',
    default: null,
    rule: 'the path of a module that exports resolveTenant',
    example: './resolve-tenant.js',
    description: "A function that says which tenant a call is for, in place of Remit's own.",
    secret: false,
  },
  {
    name: 'REMIT_TRUSTED_PROXIES',
    default: null,
    rule: 'IP addresses and networks such as 10.0.0.0/8, with commas between; never everybody',
    example: '10.0.0.0/8',
    description:
      'Proxies whose X-Forwarded-For and X-Forwarded-Host are believed; those of all others are not.',
    secret: false,
  },
  {
    name: 'REMIT_SMTP_URL',
    default: null,
    rule: 'an smtp:// or smtps:// address',
    example: 'smtps://remit:…@mail.example.com:465',
    description:
      'The server that takes e-mails; without it, each is a file in the folder mail of the data folder.',
    secret: true,
  },
  {
    name: 'REMIT_MAIL_FROM',
    default: 'remit@localhost',
    rule: 'an e-mail address',
    example: 'remit@example.com',
    description: 'Whom e-mails come from.',
    secret: false,
  },
  {
    name: 'REMIT_FILES_BUCKET',
    default: null,
    rule: 'an https:// or http:// address with a key and its secret, a bucket and perhaps a folder in it, and perhaps ?region=',
    example: 'https://AKIA…:…@s3.eu-central-1.amazonaws.com/remit-files?region=eu-central-1',
    description:
      'The bucket of S3, or of what speaks its protocol, that files of requests are kept in, sealed; without it, they lie in the databases of their tenants. No other Remit may use the same folder of it.',
    secret: true,
  },
  {
    name: 'REMIT_FILES',
    default: null,
    rule: 'database or bucket; bucket only where REMIT_FILES_BUCKET is set',
    example: 'database',
    description:
      'Where new files of requests are kept; without it, in the bucket where one is set. Those that are there stay where they are until `remit files move`.',
    secret: false,
  },
  {
    name: 'REMIT_LOG_LEVEL',
    default: 'warn',
    rule: `one of ${logLevels.join(', ')}`,
    example: 'info',
    description: 'How much the log says.',
    secret: false,
  },
  {
    name: 'REMIT_SAMPLE',
    default: 'yes',
    rule: 'yes or no',
    example: 'no',
    description: 'Whether the first start on an empty data folder loads the two sample tenants.',
    secret: false,
  },
  {
    name: 'REMIT_ALLOW_OLD_POSTGRES',
    default: 'no',
    rule: 'yes or no',
    example: 'yes',
    description: 'Whether a Postgres server without the fixes of 2026-11-12 is accepted.',
    secret: false,
  },
] as const satisfies readonly Setting[];

export type SettingName = (typeof settings)[number]['name'];

const rows = Object.fromEntries(settings.map((setting) => [setting.name, setting])) as Readonly<
  Record<SettingName, Setting>
>;

/** A setting with a value that breaks its rule. The value of a secret one is left out. */
export interface SettingProblem {
  readonly name: SettingName;
  readonly found: string;
  readonly rule: string;
  readonly example: string;
}

/** Every wrong value at once, each with its name, its rule and an example. */
export class SettingsError extends Error {
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    super(problems.map(problemSentence).join('\n'));
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

function problemSentence({ name, found, rule, example }: SettingProblem): string {
  return `${name} is ${found}; it must be ${rule}. Example: ${name}=${example}`;
}

/**
 * The settings that an environment states.
 * @param env names to text; an empty text counts as not set
 * @throws SettingsError naming every wrong value at once, with its rule and an example
 */
export function readSettings(env: Environment): Settings {
  const problems: SettingProblem[] = [];
  const textOf = (name: SettingName): string | null => {
    const text = env[name];
    return text === undefined || text === '' ? rows[name].default : text;
  };
  const refuse = (name: SettingName, found: string): void => {
    const { rule, example } = rows[name];
    problems.push({ name, found, rule, example });
  };
  // A wrong value becomes a problem, and `otherwise` stands in for it until they are all thrown together below.
  const read = <T>(name: SettingName, parse: (text: string) => T | null, otherwise: T): T => {
    const text = textOf(name);
    if (text === null) return otherwise;
    const value = parse(text);
    if (value !== null) return value;
    refuse(name, rows[name].secret ? 'set, but not as it should be' : `\`${text}\``);
    return otherwise;
  };

  const parsed = {
    host: read('REMIT_HOST', parseHost, ''),
    port: read('REMIT_PORT', (text) => parseInteger(text, 0, 65_535), 0),
    dataDir: read('REMIT_DATA_DIR', (text) => (text.includes('\0') ? null : text), ''),
    databaseUrl: read<string | null>('DATABASE_URL', parsePostgresUrl, null),
    identityDatabaseUrl: read<string | null>('IDENTITY_DATABASE_URL', parsePostgresUrl, null),
    secret: read<Uint8Array | null>('REMIT_SECRET', parseSecret, null),
    secretKeys: read<readonly Uint8Array[]>('REMIT_SECRET_KEYS', parseSecrets, []),
    auditKey: read<Uint8Array | null>('REMIT_AUDIT_KEY', parseSeed, null),
    auditHeads: read<string | null>('REMIT_AUDIT_HEADS', (text) => (text.includes('\0') ? null : text), null),
    poolSize: read('REMIT_POOL_SIZE', (text) => parseInteger(text, 1, 200), 1),
    logLevel: read('REMIT_LOG_LEVEL', (text) => logLevels.find((level) => level === text) ?? null, 'warn'),
    sample: read('REMIT_SAMPLE', parseYesNo, false),
    publicUrl: read<string | null>('REMIT_PUBLIC_URL', parsePublicUrl, null),
    allowOldPostgres: read('REMIT_ALLOW_OLD_POSTGRES', parseYesNo, false),
    tenantServers: read<ReadonlyMap<string, string>>('REMIT_TENANT_SERVERS', parseServers, new Map()),
    mostConnections: read('REMIT_MOST_CONNECTIONS', (text) => parseInteger(text, 4, 10_000), 80),
    tenantDomain: read<string | null>('REMIT_TENANT_DOMAIN', parseDomain, null),
    defaultTenant: read<string | null>('REMIT_DEFAULT_TENANT', parseSlug, null),
    tenantResolver: read<string | null>('REMIT_TENANT_RESOLVER', parseModulePath, null),
    trustedProxies: read<readonly string[]>('REMIT_TRUSTED_PROXIES', parseProxies, []),
    smtpUrl: read<string | null>('REMIT_SMTP_URL', parseSmtpUrl, null),
    mailFrom: read('REMIT_MAIL_FROM', parseMailAddress, ''),
    filesBucket: read<string | null>('REMIT_FILES_BUCKET', parseBucketUrl, null),
    keepFilesIn: read('REMIT_FILES', (text) => places.find((place) => place === text) ?? null, null),
  } satisfies Settings;

  // Half an external database would quietly put the other half into the data folder.
  const together: readonly SettingName[] = ['DATABASE_URL', 'IDENTITY_DATABASE_URL', 'REMIT_SECRET'];
  const external = textOf('DATABASE_URL') !== null || textOf('IDENTITY_DATABASE_URL') !== null;
  for (const name of together) if (external && textOf(name) === null) refuse(name, 'not set');

  if (parsed.keepFilesIn === 'bucket' && textOf('REMIT_FILES_BUCKET') === null) {
    refuse('REMIT_FILES_BUCKET', 'not set');
  }

  if (problems.length > 0) throw new SettingsError(problems);
  return parsed;
}
