import { z } from 'zod';
import { paymentRequest } from '@remit/policy/request-type';
import { currency, identifier, path, text, typeName } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { discardDraft, getDraft, myDrafts, saveDraft } from './request-drafts.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();
/** A draft and the revision of it that was seen. */
export const seenDraft = z.strictObject({ id, revision: z.int().min(1).max(2_000_000_000) });
/** The key of the form that begins a draft, and how many saves it sent before. */
const begun = z.strictObject({ key: id, saves: z.int().min(0).max(2_000_000_000) });
const entries = z.strictObject({
  purpose: text(0, 500),
  payee: text(0, 200),
  amount: text(0, 40),
  currency,
  department: path.nullable(),
  folder: path.nullable(),
  costType: text(0, 100),
  fields: z.record(identifier, text(0, 4000)).default({}),
  onBehalfOf: id.nullable(),
});

/** Requests that are written and not sent yet: of whoever asks, and of nobody else. */
export const requestDraftsRouter = router({
  list: tenantProcedure('requestDrafts.list').query(({ ctx }) => myDrafts(ctx.call)),
  get: tenantProcedure('requestDrafts.get')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => getDraft(ctx.call, input.id)),
  save: tenantProcedure('requestDrafts.save')
    .input(
      z.strictObject({
        over: seenDraft.nullable(),
        begun: begun.nullable().default(null),
        type: typeName.default(paymentRequest),
        entries,
      }),
    )
    .mutation(({ ctx, input }) => saveDraft(ctx.call, input)),
  discard: tenantProcedure('requestDrafts.discard')
    .input(seenDraft)
    .mutation(({ ctx, input }) => discardDraft(ctx.call, input)),
});
