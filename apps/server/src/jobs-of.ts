import { join, resolve } from 'node:path';
import type { Services } from '@remit/api/context';
import type { HeldHeads } from '@remit/api/running-job';
import { auditHeadsPath, auditSigner } from '@remit/store/audit/audit-key';
import { readHeadsFile } from '@remit/store/audit/read-heads-file';
import type { Settings } from '@remit/store/settings/settings';
import { unlessAbsent } from '@remit/store/unless-absent';
import { type Jobs, startJobs } from './jobs.ts';

/** The folder of the files of exports. */
export function exportsFolder({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return resolve(join(dataDir, 'exports'));
}

/** Does the jobs of a deployment as its settings say. */
export function startJobsOf(services: Services, settings: Settings): Jobs {
  const signer = auditSigner(settings);
  return startJobs({ services, tools: { folder: exportsFolder(settings), signer, headsOf } });

  async function headsOf(tenant: string): Promise<HeldHeads> {
    const file = await unlessAbsent(readHeadsFile(auditHeadsPath(settings), signer.publicKey));
    // A server makes the file when it starts: without it nothing vouches for what should have a head by now.
    return { heads: file?.heads.get(tenant) ?? [], findings: file?.findings ?? [] };
  }
}
