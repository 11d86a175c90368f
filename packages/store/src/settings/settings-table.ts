import { logLevels } from './log-level.ts';

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

/** The name of one of them. */
export type SettingName = (typeof settings)[number]['name'];
