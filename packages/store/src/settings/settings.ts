import { type LogLevel, logLevels } from './log-level.ts';
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
import { type SettingProblem, SettingsError } from './settings-error.ts';
import { type Setting, type SettingName, settings } from './settings-table.ts';

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

const places = ['database', 'bucket'] as const;

const rows = Object.fromEntries(settings.map((setting) => [setting.name, setting])) as Readonly<
  Record<SettingName, Setting>
>;

/** The environment as it arrives: names to text. */
export type Environment = Readonly<Record<string, string | undefined>>;

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
