import { z } from 'zod';
import { longestAttachment } from '@remit/store/files/attachments';
import { addAttachment, offerAttachment, removeAttachment } from './attachments-change.ts';
import { attachmentsOf, openAttachment } from './attachments-read.ts';
import { identifier, sentence } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();
const revision = z.int().min(0).max(2_000_000_000);
// A name and no path: nothing that a reader's system could take for a folder, or hide.
const name = sentence(1, 120).refine(
  (value) => !/[/\\\n\t]|^\./.test(value),
  'the name of a file, without a path',
);
const offered = {
  id,
  revision,
  name,
  size: z.int().min(1, 'an empty file says nothing').max(longestAttachment),
  asked: identifier.nullable().default(null),
};
const signed = {
  until: z.int('milliseconds since 1970 UTC').min(0).max(253_402_300_799_999),
  nonce: id,
  signature: z.string().regex(/^[\w-]{43}$/, 'must be a signature'),
};

/** Files of requests. What is in them comes and goes by links, to routes of their own. */
export const attachmentsRouter = router({
  list: tenantProcedure('attachments.list')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => attachmentsOf(ctx.call, ctx.token, input.id)),
  offer: tenantProcedure('attachments.offer')
    .input(z.strictObject(offered))
    .query(({ ctx, input }) => offerAttachment(ctx.call, ctx.token, input)),
  // What a link is worth, for the routes: a call by JSON brings no file, and gets none.
  add: tenantProcedure('attachments.add')
    .input(z.strictObject({ ...offered, ...signed }))
    .mutation(({ ctx, input: { until, nonce, signature, ...rest } }) =>
      addAttachment(
        ctx.call,
        ctx.token,
        { link: { until, nonce, signature }, offered: rest },
        ctx.upload ?? null,
      ),
    ),
  download: tenantProcedure('attachments.download')
    .input(z.strictObject({ id, file: id, ...signed }))
    .query(({ ctx, input }) => openAttachment(ctx.call, ctx.token, input)),
  remove: tenantProcedure('attachments.remove')
    .input(z.strictObject({ id, revision, file: id }))
    .mutation(({ ctx, input }) => removeAttachment(ctx.call, ctx.token, input)),
});
