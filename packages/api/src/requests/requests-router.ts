import { z } from 'zod';
import { paymentRequest } from '@remit/policy/request-type';
import { amount, cursor, path, sentence, typeName } from '../input.ts';
import { tenantProcedure } from '../procedure.ts';
import { seenDraft } from './request-drafts-router.ts';
import { requestFields } from './request-field-input.ts';
import { requestPeers } from './request-peers.ts';
import { watchRequest } from './request-watch.ts';
import { changeOwnRequest } from './requests-change.ts';
import { decideRequest } from './requests-decide.ts';
import { requestForm, requestFormFor } from './requests-form.ts';
import { getRequest } from './requests-get.ts';
import { inbox } from './requests-inbox.ts';
import { myRequests } from './requests-mine.ts';
import { submitRequest } from './requests-new.ts';
import { previewRequest } from './requests-preview.ts';
import { reduceRequest } from './requests-reduce.ts';
import { submitterCandidates } from '../approvals/submitters.ts';
import { router } from '../trpc.ts';

const id = z.uuid('must be the id of one').toLowerCase();
const version = z.int().min(0).max(2_000_000_000);
// What a type has no place for is left out; what it needs is asked of the whole, which says what is missing.
const content = z.strictObject({
  purpose: sentence(1, 500).optional(),
  payee: sentence(0, 200).optional(),
  amount: amount.optional(),
  department: path.optional(),
  folder: path,
  costType: sentence(0, 100).optional(),
  fields: requestFields.default({}),
});
const askedFields = content.extend({ type: typeName.default(paymentRequest), onBehalfOf: id.optional() });
// A field left empty is a field left out.
const filled = <Fields extends z.infer<typeof content>>({
  purpose,
  payee,
  amount: asked,
  department,
  costType,
  ...rest
}: Fields) => ({
  ...rest,
  purpose: purpose || null,
  payee: payee || null,
  amount: asked ?? null,
  department: department ?? null,
  costType: costType || null,
});
const previewed = askedFields
  .extend({ draft: id.optional() })
  .transform(({ draft, onBehalfOf, ...fields }) => ({
    ...filled(fields),
    onBehalfOf: onBehalfOf ?? null,
    draft: draft ?? null,
  }));
const submitted = askedFields
  .extend({ draft: seenDraft.optional(), key: id.optional() })
  .transform(({ draft, key, onBehalfOf, ...fields }) => ({
    ...filled(fields),
    onBehalfOf: onBehalfOf ?? null,
    draft: draft ?? null,
    key: key ?? null,
  }));
const comment = sentence(0, 2000).optional();
const changed = z
  .strictObject({ id, revision: version, request: content.transform(filled) })
  .transform(({ request, ...rest }) => ({ ...rest, ...request }));
const decision = z.strictObject({ id, revision: version, comment });
const rejection = z.strictObject({ id, revision: version, comment: sentence(1, 2000) });

/** Requests, of payments and of every type that the tenant declares. */
export const requestsRouter = router({
  inbox: tenantProcedure('requests.inbox').query(({ ctx }) => inbox(ctx.call)),
  mine: tenantProcedure('requests.mine')
    .input(z.strictObject({ cursor: cursor.optional() }))
    .query(({ ctx, input }) => myRequests(ctx.call, input.cursor)),
  get: tenantProcedure('requests.get')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => getRequest(ctx.call, input.id)),
  watch: tenantProcedure('requests.watch')
    .input(z.strictObject({ id, watches: z.boolean('must be true or false') }))
    .mutation(({ ctx, input }) => watchRequest(ctx.call, input)),
  peers: tenantProcedure('requests.peers')
    .input(z.strictObject({ id }))
    .query(({ ctx, input }) => requestPeers(ctx.call, input.id)),
  form: tenantProcedure('requests.form')
    .input(z.strictObject({ type: typeName.optional() }).nullish())
    .query(({ ctx, input }) => requestForm(ctx.call, input?.type ?? null)),
  people: tenantProcedure('requests.people')
    .input(z.strictObject({ q: sentence(2, 100) }))
    .query(({ ctx, input }) => submitterCandidates(ctx.call, input.q)),
  formFor: tenantProcedure('requests.formFor')
    .input(z.strictObject({ onBehalfOf: id, type: typeName.optional() }))
    .query(({ ctx, input }) => requestFormFor(ctx.call, input.onBehalfOf, input.type ?? null)),
  preview: tenantProcedure('requests.preview')
    .input(previewed)
    .query(({ ctx, input }) => previewRequest(ctx.call, input)),
  submit: tenantProcedure('requests.submit')
    .input(submitted)
    .mutation(({ ctx, input }) => submitRequest(ctx.call, input)),
  approve: tenantProcedure('requests.approve')
    .input(decision)
    .mutation(({ ctx, input }) =>
      decideRequest(ctx.call, 'approve', { ...input, comment: input.comment || null }),
    ),
  reject: tenantProcedure('requests.reject')
    .input(rejection)
    .mutation(({ ctx, input }) => decideRequest(ctx.call, 'reject', input)),
  ask: tenantProcedure('requests.ask')
    .input(rejection)
    .mutation(({ ctx, input }) => decideRequest(ctx.call, 'ask', input)),
  answer: tenantProcedure('requests.answer')
    .input(rejection)
    .mutation(({ ctx, input }) => decideRequest(ctx.call, 'answer', input)),
  change: tenantProcedure('requests.change')
    .input(changed)
    .mutation(({ ctx, input }) => changeOwnRequest(ctx.call, 'change', input)),
  resubmit: tenantProcedure('requests.resubmit')
    .input(changed)
    .mutation(({ ctx, input }) => changeOwnRequest(ctx.call, 'submit', input)),
  reduce: tenantProcedure('requests.reduce')
    .input(decision.extend({ amount }))
    .mutation(({ ctx, input }) => reduceRequest(ctx.call, { ...input, comment: input.comment || null })),
  pay: tenantProcedure('requests.pay')
    .input(decision)
    .mutation(({ ctx, input }) =>
      decideRequest(ctx.call, 'pay', { ...input, comment: input.comment || null }),
    ),
  withdraw: tenantProcedure('requests.withdraw')
    .input(z.strictObject({ id, revision: version }))
    .mutation(({ ctx, input }) => decideRequest(ctx.call, 'withdraw', { ...input, comment: null })),
});
