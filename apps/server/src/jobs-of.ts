import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type ChainHead, chainStart } from '@remit/audit/chain';
import { readHeads } from '@remit/audit/head-line';
import type { Services } from '@remit/api/context';
import { auditHeadsPath, auditSigner } from '@remit/store/audit-key';
import { verifyEd25519 } from '@remit/store/ed25519';
import type { Settings } from '@remit/store/settings';
import { sha256Native } from '@remit/store/sha256-native';
import { type Jobs, startJobs } from './jobs.ts';

/** The folder of the files of exports. */
export function exportsFolder({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return resolve(join(dataDir, 'exports'));
}

/** Does the jobs of a deployment as its settings say. */
export function startJobsOf(services: Services, settings: Settings): Jobs {
  const signer = auditSigner(settings);
  return startJobs({
    services,
    tools: { folder: exportsFolder(settings), signer, headsOf: (tenant) => headsOf(tenant) },
  });

  async function headsOf(tenant: string): Promise<readonly ChainHead[] | null> {
    const lines = await linesOf(auditHeadsPath(settings));
    if (lines === null) return null;
    const { heads, findings } = readHeads(lines, signer.publicKey, sha256Native, verifyEd25519);
    // Where the file itself was tampered with, nothing that it still says may vouch for a chain.
    return findings.length === 0 ? (heads.get(tenant) ?? []) : [forged];
  }
}

/** No chain has such an entry: held against it, every one is found to end too early. */
const forged: ChainHead = { sequence: Number.MAX_SAFE_INTEGER, hash: chainStart.hash };

async function linesOf(path: string): Promise<readonly string[] | null> {
  try {
    return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
