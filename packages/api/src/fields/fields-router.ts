import { z } from 'zod';
import { sampleRecord } from './fields-sample.ts';
import { typeName } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();

/** What people see of fields. */
export const fieldsRouter = router({
  sample: tenantProcedure('fields.sample')
    .input(z.strictObject({ type: typeName, member: id, draft: id.nullable(), record: id.nullable() }))
    .query(({ ctx, input }) => sampleRecord(ctx.call, input)),
});
