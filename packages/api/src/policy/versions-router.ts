import { z } from 'zod';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';
import { diffVersions } from './versions-diff.ts';
import { getVersion } from './versions-get.ts';
import { listVersions } from './versions-list.ts';

/** The number of a published version. */
export const versionNumber = z.int().min(1).max(2_000_000_000);

/** The versions of the policy that were ever in force. */
export const versionsRouter = router({
  list: tenantProcedure('versions.list').query(({ ctx }) => listVersions(ctx.call)),
  get: tenantProcedure('versions.get')
    .input(z.strictObject({ version: versionNumber }))
    .query(({ ctx, input }) => getVersion(ctx.call, input.version)),
  diff: tenantProcedure('versions.diff')
    .input(z.strictObject({ from: versionNumber, to: versionNumber }))
    .query(({ ctx, input }) => diffVersions(ctx.call, input)),
});
