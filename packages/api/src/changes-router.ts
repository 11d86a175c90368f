import { z } from 'zod';
import {
  beginDraft,
  rebaseDraft,
  renameDraft,
  reopenDraft,
  saveDraft,
  withdrawDraft,
} from './changes-edit.ts';
import { getChange, listChanges } from './changes-get.ts';
import { changesImpact } from './changes-impact-router.ts';
import { sentence } from './input.ts';
import { draftStepSchema } from './policy-document-schema.ts';
import { tenantProcedure } from './procedure.ts';
import { router } from './trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();
const version = z.int().min(1).max(2_000_000_000);
const revision = z.int().min(1).max(2_000_000_000);
const place = z.int().min(0).max(2000);
const steps = z.array(draftStepSchema).max(2000);
const name = sentence(1, 120);

/** Changes of the policy in the making. */
export const changesRouter = router({
  ...changesImpact,
  list: tenantProcedure('changes.list')
    .input(z.strictObject({ ended: z.boolean('must be true or false') }))
    .query(({ ctx, input }) => listChanges(ctx.call, input.ended)),
  get: tenantProcedure('changes.get')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => getChange(ctx.call, input.id)),
  begin: tenantProcedure('changes.begin')
    .input(z.strictObject({ id, basedOn: version, steps, name: name.nullable() }))
    .mutation(({ ctx, input }) => beginDraft(ctx.call, input)),
  save: tenantProcedure('changes.save')
    .input(z.strictObject({ id, revision, from: place, steps, standing: place }))
    .mutation(({ ctx, input }) => saveDraft(ctx.call, input)),
  rebase: tenantProcedure('changes.rebase')
    .input(z.strictObject({ id, revision, onto: version, steps }))
    .mutation(({ ctx, input }) => rebaseDraft(ctx.call, input)),
  rename: tenantProcedure('changes.rename')
    .input(z.strictObject({ id, name }))
    .mutation(({ ctx, input }) => renameDraft(ctx.call, input)),
  withdraw: tenantProcedure('changes.withdraw')
    .input(z.strictObject({ id, revision }))
    .mutation(({ ctx, input }) => withdrawDraft(ctx.call, input)),
  reopen: tenantProcedure('changes.reopen')
    .input(z.strictObject({ id }))
    .mutation(({ ctx, input }) => reopenDraft(ctx.call, input.id)),
});
