import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { checkFileManifest } from '@remit/audit/check-file-manifest';
import { findingSentence, type Finding } from '@remit/audit/finding';
import type { HeadFile } from '@remit/audit/head-line';
import { verifyExport } from '@remit/audit/verify-export';
import { auditHeadsPath, keptSigner } from '@remit/store/audit/audit-key';
import { verifyEd25519 } from '@remit/store/secrets/ed25519';
import { joinStore } from '@remit/store/join-store';
import { headsWithin } from '@remit/store/audit/kept-heads';
import { readHeadsFile } from '@remit/store/audit/read-heads-file';
import { readLines, unpackedSize } from '@remit/store/read-lines';
import { type Environment, readSettings, type Settings } from '@remit/store/settings/settings';
import { sha256Native } from '@remit/store/secrets/sha256-native';
import { type ChainName, signInChainName } from '@remit/store/audit/sign-in-chain-name';
import { verifyAudit } from '@remit/store/audit/verify-audit';
import { chosenTenants } from './chosen-tenants.ts';
import { counted } from './counted.ts';
import { parseWords } from './parse-words.ts';
import { duration, type ProgressBar, progressBar } from './progress-bar.ts';
import { UsageError } from './usage.ts';

/** What to verify, and with what, parsed. */
export interface VerifyArguments {
  /** Slug; null for every tenant. */
  readonly tenant: string | null;
  /** File of an export; null for the database. */
  readonly export: string | null;
  /** File of heads; null for the one of the settings. */
  readonly heads: string | null;
  /** Public key, base64url; null for the one of the settings. */
  readonly key: string | null;
}

/** @throws UsageError naming the argument that is wrong */
export function parseVerifyArguments(args: readonly string[]): VerifyArguments {
  const { tenant = null, export: file = null, heads = null, key = null } = parsed(args);
  if (tenant !== null && file !== null) {
    throw new UsageError('an export says itself which tenant it is of: give --tenant or --export, not both');
  }
  if (key !== null && !/^[\w-]{43}$/.test(key)) {
    throw new UsageError(
      `\`${key}\` is no public key: 32 bytes in base64url, as \`signedBy\` in a head has it`,
    );
  }
  return { tenant, export: file, heads, key };
}

function parsed(args: readonly string[]): Partial<Record<'tenant' | 'export' | 'heads' | 'key', string>> {
  const type = 'string';
  return parseWords({
    args: [...args],
    options: { tenant: { type }, export: { type }, heads: { type }, key: { type } },
  }).values;
}

/**
 * Verifies the audit of tenants in their databases, or one export of it, against the heads that left the database.
 * @returns 0 when all of it is as it was written, 1 when anything is not
 * @throws UsageError, StoreError or the file system's error
 */
export async function verifyCommand(args: readonly string[], env: Environment): Promise<number> {
  const asked = parseVerifyArguments(args);
  const settings = readSettings(env);
  const bar = progressBar(process.stderr, () => performance.now());
  const kept = await keptHeads(settings, asked);
  return asked.export === null
    ? verifyDatabase(settings, asked.tenant, kept, bar)
    : verifyFile(asked.export, kept, bar);
}

/** What there is to hold a chain against. */
interface Kept {
  /** Whose signature counts; null when nothing was ever signed here and no key was named. */
  readonly publicKey: string | null;
  /** Whether it is the one of this installation, and not one that was named. */
  readonly own: boolean;
  /** Null when there is no file of heads. */
  readonly file: HeadFile | null;
  readonly path: string;
}

async function keptHeads(settings: Settings, asked: VerifyArguments): Promise<Kept> {
  const { heads, key } = asked;
  const own = keptSigner(settings)?.publicKey ?? null;
  const publicKey = key ?? own;
  const whose = { publicKey, own: publicKey === own };
  const path = heads ?? auditHeadsPath(settings);
  // An export of somebody else's is not held against the heads that lie here.
  if (asked.export !== null && heads === null && !whose.own) return { ...whose, file: null, path };
  try {
    if (publicKey !== null) return { ...whose, file: await readHeadsFile(path, publicKey), path };
    await access(path);
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    // A file that was named must be there; that of an installation which has not written one yet need not.
    if (!missing || heads !== null) throw error;
    // One that has a key has had the file: whoever took it away took what vouches for the chains.
    return { ...whose, file: key === null && own !== null ? noHeads : null, path };
  }
  throw new UsageError(`there are heads in \`${path}\`, and no key to verify them with: name it with --key`);
}

const noHeads: HeadFile = { heads: new Map(), last: new Map(), findings: [] };

async function verifyDatabase(
  settings: Settings,
  tenant: string | null,
  { file, path }: Kept,
  bar: ProgressBar,
): Promise<number> {
  const coveredUntil = Date.now() - headsWithin;
  const { store, stop } = await joinStore({ settings, onProgress: () => {}, onTrouble: bar.line });
  let wrong = reportFindings(`the heads in \`${path}\``, file?.findings ?? []);
  try {
    const chosen: readonly { readonly id: ChainName; readonly slug: string }[] = [
      // Who signed in and what operators did belongs to no tenant: it is looked at with all of them.
      ...(tenant === null ? [{ id: signInChainName, slug: 'sign-in' } as const] : []),
      ...chosenTenants(await store.listTenants(), tenant),
    ];
    for (const { id, slug } of chosen) {
      const began = performance.now();
      const heads = file === null ? null : (file.heads.get(id) ?? []);
      const verified = await verifyAudit(store, id, {
        heads,
        coveredUntil,
        onProgress: (entries, total) =>
          bar.show(Math.min(entries / total, 1), `${slug}: ${counted(entries, 'event')}`),
      });
      const { entries, head, waiting, uncovered, findings } = verified;
      bar.end();
      if (reportFindings(slug, findings)) {
        wrong = true;
        continue;
      }
      const covered = heads === null ? `no heads in \`${path}\`` : `${uncovered} not under a head yet`;
      process.stdout.write(
        `${slug}: ${counted(entries, 'event')}, one whole chain up to ${head.hash.slice(0, 16)}; ` +
          `${waiting} waiting for a seal, ${covered} (${duration(performance.now() - began)}).\n`,
      );
    }
  } finally {
    await stop();
  }
  return wrong ? 1 : 0;
}

/** JSON Lines prove themselves; of any other file the manifest beside it says whether it is as it was exported. */
async function verifyFile(path: string, kept: Kept, bar: ProgressBar): Promise<number> {
  if (reportFindings(`the heads in \`${kept.path}\``, kept.file?.findings ?? [])) return 1;
  const beside = `${path}.manifest.json`;
  if (existsSync(beside) && !(await isJsonLines(path))) return verifyBeside(path, beside, kept);
  return verifyLines(path, kept, bar);
}

async function isJsonLines(path: string): Promise<boolean> {
  for await (const line of readLines(path))
    return 'text' in line && line.text.startsWith('{"format":"remit-audit/');
  return false;
}

async function verifyBeside(path: string, beside: string, kept: Kept): Promise<number> {
  const sha256 = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    sha256.update(chunk);
    bytes += chunk.length;
  }
  const facts = { sha256: sha256.digest('hex'), bytes };
  const line = (await readFile(beside, 'utf8')).trimEnd();
  const { tenant, signedBy, findings } = checkFileManifest(line, facts, kept.publicKey, verifyEd25519);
  if (reportFindings(path, findings)) return 1;
  process.stdout.write(
    `${path}: of ${tenant ?? '?'}, byte for byte as exported and ${signature(kept, signedBy)}.\n`,
  );
  return 0;
}

async function verifyLines(path: string, kept: Kept, bar: ProgressBar): Promise<number> {
  const { publicKey, file } = kept;
  const verifier = verifyExport({
    sha256: sha256Native,
    verify: verifyEd25519,
    publicKey,
    headsOf: file === null ? null : (tenant) => file.heads.get(tenant) ?? [],
  });
  const size = await unpackedSize(path);
  for await (const line of readLines(path)) {
    verifier.line('text' in line ? line.text : `(${line.unreadable})`);
    bar.show(size === 0 ? 1 : Math.min(line.end / size, 1), counted(line.number, 'line'));
  }
  bar.end();
  const { tenant, whole, entries, redacted, signedBy, findings } = verifier.end();
  if (reportFindings(path, findings)) return 1;
  const kind = whole ? 'the whole chain' : 'a part of the chain, by a filter';
  process.stdout.write(
    `${path}: ${counted(entries, 'event')} of ${tenant?.slug ?? '?'}, ${kind}, as exported and ${signature(kept, signedBy)}.\n${keptBack(redacted)}`,
  );
  return 0;
}

function signature({ publicKey, own }: Kept, signedBy: string | null): string {
  if (publicKey === null) return `signed by ${signedBy}, whom nobody here knows`;
  return own ? 'signed by this installation' : 'signed with the key that was named';
}

/** What is said of events whose text no hash of the chain covers. */
function keptBack(redacted: number): string {
  return redacted === 0
    ? ''
    : `  ${counted(redacted, 'event')} without values that field rules keep from whoever exported them: the chain proves ` +
        'their places, the signature what they say.\n';
}

/** The first finding, and how many there are beside it. @returns whether there is any */
function reportFindings(what: string, findings: readonly Finding[]): boolean {
  const [first, ...others] = findings;
  if (first === undefined) return false;
  process.stdout.write(
    `${what}: this is not what was written down. First of all: ${findingSentence(first)}.\n`,
  );
  for (const other of others.slice(0, 4)) process.stdout.write(`  also: ${findingSentence(other)}.\n`);
  if (others.length > 4) process.stdout.write(`  and ${others.length - 4} more.\n`);
  return true;
}
