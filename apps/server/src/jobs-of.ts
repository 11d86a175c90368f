import { join, resolve } from 'node:path';
import type { Services } from '@remit/api/context';
import type { HeldHeads } from '@remit/api/running-job';
import { auditHeadsPath, auditSigner } from '@remit/store/audit/audit-key';
import { readHeadsFile } from '@remit/store/audit/read-heads-file';
import type { Settings } from '@remit/store/settings/settings';
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
    try {
      const { heads, findings } = await readHeadsFile(auditHeadsPath(settings), signer.publicKey);
      return { heads: heads.get(tenant) ?? [], findings };
    } catch (error) {
      // A server makes the file when it starts: without it nothing vouches for what should have a head by now.
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
        return { heads: [], findings: [] };
      throw error;
    }
  }
}
