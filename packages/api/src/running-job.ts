import type { ChainHead } from '@remit/audit/chain';
import type { Finding } from '@remit/audit/finding';
import type { Signer } from '@remit/audit/signer';
import type { LeasedJob } from '@remit/store/jobs';
import type { Services } from './context.ts';

/** What a tenant's chain is held against. */
export interface HeldHeads {
  /** Oldest first. */
  readonly heads: readonly ChainHead[];
  /** What is wrong with the file that they are from. */
  readonly findings: readonly Finding[];
}

/** What jobs need of the process beside what calls need. */
export interface JobTools {
  /** Folder of the files of exports. */
  readonly folder: string;
  /** Signs what leaves the database. */
  readonly signer: Signer;
  /** A tenant's heads from outside the database; null when there are none to be had. */
  readonly headsOf: (tenant: string) => Promise<HeldHeads | null>;
  /** Places of a chain that one batch of an export looks at; see audit-export.ts. */
  readonly exportStretch?: number;
}

/** A job under way. */
export interface RunningJob {
  readonly services: Services;
  readonly tools: JobTools;
  readonly job: LeasedJob;
  /**
   * Told after each batch, and before the first.
   * @throws JobStopped when it goes no further
   */
  readonly onProgress: (done: number, total: number | null) => Promise<void>;
}
