import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Signer } from '@remit/audit/signer';
import { ed25519Signer } from '../secrets/ed25519.ts';
import { StoreError } from '../errors.ts';
import type { Settings } from '../settings/settings.ts';

type AuditSettings = Pick<Settings, 'auditKey' | 'auditHeads' | 'dataDir'>;

/** Where heads are written down. */
export function auditHeadsPath({ auditHeads, dataDir }: AuditSettings): string {
  return resolve(auditHeads ?? join(dataDir, 'audit-heads.jsonl'));
}

/**
 * What heads and exports are signed with: the key of the settings, or the one that the data folder keeps, which is made
 * at the first call.
 * @throws StoreError `refused` when the folder's key is damaged: with another one, nobody could verify what is signed
 */
export function auditSigner(settings: AuditSettings): Signer {
  const kept = keptSigner(settings);
  if (kept !== null) return kept;
  const path = keyPath(settings);
  mkdirSync(resolve(settings.dataDir), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
  try {
    // A link appears whole, and not over another: of two at once, both sign with what the first made.
    linkSync(draft, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return auditSigner(settings);
}

/** The same, for whoever only looks: null when nothing has been signed here yet. @throws StoreError as `auditSigner` */
export function keptSigner(settings: AuditSettings): Signer | null {
  if (settings.auditKey !== null) return ed25519Signer(settings.auditKey);
  const path = keyPath(settings);
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
  const seed = new Uint8Array(Buffer.from(text, 'base64url'));
  if (seed.length === 32) return ed25519Signer(seed);
  throw new StoreError(
    'refused',
    `\`${path}\` should hold the key that Remit signs its audit with, and does not; restore the file from a backup`,
  );
}

function keyPath({ dataDir }: AuditSettings): string {
  return resolve(join(dataDir, 'audit-key'));
}
