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
import { publishDraft, scheduleDraft, unscheduleDraft } from './changes-publish.ts';
import { draftReviews } from './changes-reviews.ts';
import { commentOnDraft, requestReview, reviewDraft } from './changes-review.ts';
import { stageDraft } from './changes-stage.ts';
import { path, sentence, text } from '../input.ts';
import { draftStepSchema, itemKinds } from '../policy/policy-document-schema.ts';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();
const version = z.int().min(1).max(2_000_000_000);
const revision = z.int().min(1).max(2_000_000_000);
const place = z.int().min(0).max(2000);
const steps = z.array(draftStepSchema).max(2000).readonly();
const name = sentence(1, 120);
const item = z.strictObject({ kind: z.enum(itemKinds), key: text(0, 1200) });
const first = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('folder'), folder: path }),
  z.strictObject({ kind: z.literal('group'), group: id }),
]);
const publication = {
  id,
  revision,
  effectHash: z.string().regex(/^[0-9a-f]{64}$/, 'take it from the effect that you accepted'),
  reason: sentence(1, 500),
};

/** Changes of the policy in the making. */
export const changesRouter = router({
  ...changesImpact,
  list: tenantProcedure('changes.list')
    .input(z.strictObject({ ended: z.boolean('must be true or false') }))
    .query(({ ctx, input }) => listChanges(ctx.call, input.ended)),
  get: tenantProcedure('changes.get')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => getChange(ctx.call, input.id)),
  reviews: tenantProcedure('changes.reviews')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => draftReviews(ctx.call, input.id)),
  begin: tenantProcedure('changes.begin')
    .input(z.strictObject({ id, basedOn: version, steps, name: name.nullable() }))
    .mutation(({ ctx, input }) => beginDraft(ctx.call, input)),
  save: tenantProcedure('changes.save')
    .input(z.strictObject({ id, revision, from: place, steps, standing: place }))
    .mutation(({ ctx, input }) => saveDraft(ctx.call, input)),
  stage: tenantProcedure('changes.stage')
    .input(
      z.strictObject({
        id,
        revision,
        first,
        rest: z.enum(['count', 'wait']),
        everybody: z.strictObject({ id, name }),
      }),
    )
    .mutation(({ ctx, input }) => stageDraft(ctx.call, input)),
  rebase: tenantProcedure('changes.rebase')
    .input(z.strictObject({ id, revision, onto: version, steps }))
    .mutation(({ ctx, input }) => rebaseDraft(ctx.call, input)),
  rename: tenantProcedure('changes.rename')
    .input(z.strictObject({ id, name }))
    .mutation(({ ctx, input }) => renameDraft(ctx.call, input)),
  withdraw: tenantProcedure('changes.withdraw')
    .input(z.strictObject({ id, revision }))
    .mutation(({ ctx, input }) => withdrawDraft(ctx.call, input)),
  requestReview: tenantProcedure('changes.requestReview')
    .input(z.strictObject({ id, revision }))
    .mutation(({ ctx, input }) => requestReview(ctx.call, input)),
  approve: tenantProcedure('changes.approve')
    .input(z.strictObject({ id, revision, comment: sentence(0, 2000) }))
    .mutation(({ ctx, input }) =>
      reviewDraft(ctx.call, { ...input, decision: 'approve', comment: input.comment || null }),
    ),
  reject: tenantProcedure('changes.reject')
    .input(z.strictObject({ id, revision, comment: sentence(1, 2000) }))
    .mutation(({ ctx, input }) => reviewDraft(ctx.call, { ...input, decision: 'reject' })),
  comment: tenantProcedure('changes.comment')
    .input(z.strictObject({ id, item: item.nullable(), text: sentence(1, 2000) }))
    .mutation(({ ctx, input }) => commentOnDraft(ctx.call, input)),
  publish: tenantProcedure('changes.publish')
    .input(z.strictObject({ ...publication, breakGlass: z.boolean('must be true or false').default(false) }))
    .mutation(({ ctx, input }) => publishDraft(ctx.call, input)),
  schedule: tenantProcedure('changes.schedule')
    .input(z.strictObject({ ...publication, at: z.int('ms since 1970 UTC').min(0).max(253_402_300_799_999) }))
    .mutation(({ ctx, input }) => scheduleDraft(ctx.call, input)),
  unschedule: tenantProcedure('changes.unschedule')
    .input(z.strictObject({ id, revision }))
    .mutation(({ ctx, input }) => unscheduleDraft(ctx.call, input)),
  reopen: tenantProcedure('changes.reopen')
    .input(z.strictObject({ id }))
    .mutation(({ ctx, input }) => reopenDraft(ctx.call, input.id)),
});
