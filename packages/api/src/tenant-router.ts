import { z } from 'zod';
import { accessRouter } from './access-router.ts';
import { attachmentsRouter } from './attachments-router.ts';
import { auditRouter } from './audit-router.ts';
import { changesRouter } from './changes-router.ts';
import { delegationsRouter } from './delegations-router.ts';
import { fieldsRouter } from './fields-router.ts';
import { foldersRouter } from './folders-router.ts';
import { graphRouter } from './graph-router.ts';
import { groupsRouter } from './groups-router.ts';
import { homeRouter } from './home-router.ts';
import { amount, cursor, identifier, pageSize, path, sentence, text, typeName } from './input.ts';
import { liveRevisions } from './live-revisions.ts';
import { me } from './me.ts';
import { noticesRouter } from './notices-router.ts';
import { peopleRouter } from './people-router.ts';
import { currentPolicy, roleHolders } from './policy-current.ts';
import { policyDocumentSchema } from './policy-document-schema.ts';
import { previewPolicy } from './policy-preview.ts';
import { publishPolicy } from './policy-publish.ts';
import { tenantConfigRouter } from './tenant-config-router.ts';
import { tenantProcedure } from './procedure.ts';
import { requestPeers } from './request-peers.ts';
import { watchRequest } from './request-watch.ts';
import { requestDraftsRouter, seenDraft } from './request-drafts-router.ts';
import { recordsPage } from './records-list.ts';
import { recordTypes } from './records-types.ts';
import { changeOwnRequest } from './requests-change.ts';
import { decideRequest } from './requests-decide.ts';
import { requestForm, requestFormFor } from './requests-form.ts';
import { getRequest } from './requests-get.ts';
import { inbox } from './requests-inbox.ts';
import { myRequests } from './requests-mine.ts';
import { submitRequest } from './requests-new.ts';
import { previewRequest } from './requests-preview.ts';
import { reduceRequest } from './requests-reduce.ts';
import { ratesRouter } from './rates-router.ts';
import { reviewsRouter } from './reviews-router.ts';
import { rulesRouter } from './rules-router.ts';
import { searchRouter } from './search-router.ts';
import { securityRouter, sessionsRouter } from './security-router.ts';
import { seeAsRouter } from './see-as-router.ts';
import { simulateRouter } from './simulate-router.ts';
import { submitterCandidates } from './submitters.ts';
import { timeRouter } from './time-router.ts';
import { router } from './trpc.ts';
import { policyText } from './versions-get.ts';
import { savedViewsRouter } from './saved-views-router.ts';
import { usesRouter } from './uses-router.ts';
import { versionNumber, versionsRouter } from './versions-router.ts';

// Every schema is strict: a key that a procedure does not take is refused, so nobody sets what the server sets.
const id = z.uuid('must be the id of one').toLowerCase();
const version = z.int().min(0).max(2_000_000_000);
const preview = z.strictObject({ basedOn: version, document: policyDocumentSchema, member: id });
const requestFields = z.strictObject({
  purpose: sentence(1, 500),
  payee: sentence(0, 200).optional(),
  amount,
  department: path,
  folder: path,
  costType: sentence(0, 100).optional(),
});
const askedFields = requestFields.extend({ onBehalfOf: id.optional() });
// A field left empty is a field left out.
const filled = <Fields extends z.infer<typeof requestFields>>({ payee, costType, ...rest }: Fields) => ({
  ...rest,
  payee: payee || null,
  costType: costType || null,
});
const newRequest = requestFields.transform(filled);
const asked = askedFields.transform(({ onBehalfOf, ...fields }) => ({
  ...filled(fields),
  onBehalfOf: onBehalfOf ?? null,
}));
const submitted = askedFields
  .extend({ draft: seenDraft.optional() })
  .transform(({ draft, onBehalfOf, ...fields }) => ({
    ...filled(fields),
    onBehalfOf: onBehalfOf ?? null,
    draft: draft ?? null,
  }));
const comment = sentence(0, 2000).optional();
const changed = z
  .strictObject({ id, revision: version, request: newRequest })
  .transform(({ request, ...rest }) => ({ ...rest, ...request }));
const decision = z.strictObject({ id, revision: version, comment });
const rejection = z.strictObject({ id, revision: version, comment: sentence(1, 2000) });

/** What can be asked inside a tenant. The list of procedures says what each of them asks for. */
export const tenantRouter = router({
  access: accessRouter,
  home: homeRouter,
  attachments: attachmentsRouter,
  audit: auditRouter,
  changes: changesRouter,
  delegations: delegationsRouter,
  live: router({ revisions: tenantProcedure('live.revisions').query(({ ctx }) => liveRevisions(ctx.call)) }),
  tenant: tenantConfigRouter,
  me: router({ get: tenantProcedure('me.get').query(({ ctx }) => me(ctx.call)) }),
  notices: noticesRouter,
  fields: fieldsRouter,
  folders: foldersRouter,
  graph: graphRouter,
  groups: groupsRouter,
  people: peopleRouter,
  security: securityRouter,
  sessions: sessionsRouter,
  policy: router({
    current: tenantProcedure('policy.current').query(({ ctx }) => currentPolicy(ctx.call)),
    holders: tenantProcedure('policy.holders')
      .input(z.strictObject({ role: identifier }))
      .query(({ ctx, input }) => roleHolders(ctx.call, input.role)),
    text: tenantProcedure('policy.text')
      .input(z.strictObject({ version: versionNumber.optional() }))
      .query(({ ctx, input }) => policyText(ctx.call, input.version ?? null)),
    preview: tenantProcedure('policy.preview')
      .input(preview)
      .query(({ ctx, input }) => previewPolicy(ctx.call, input)),
    publish: tenantProcedure('policy.publish')
      .input(
        preview.extend({
          effectHash: z.string().regex(/^[0-9a-f]{64}$/, 'take it from the preview that you accepted'),
          reason: sentence(1, 500),
        }),
      )
      .mutation(({ ctx, input }) => publishPolicy(ctx.call, input)),
  }),
  versions: versionsRouter,
  records: router({
    types: tenantProcedure('records.types').query(({ ctx }) => recordTypes(ctx.call)),
    list: tenantProcedure('records.list')
      .input(
        z.strictObject({
          type: typeName,
          cursor: cursor.optional(),
          limit: pageSize.optional(),
          sort: z.strictObject({ field: identifier, direction: z.enum(['asc', 'desc']) }).optional(),
          q: text(0, 200).optional(),
        }),
      )
      .query(({ ctx, input }) => recordsPage(ctx.call, input)),
  }),
  rates: ratesRouter,
  reviews: reviewsRouter,
  uses: usesRouter,
  views: savedViewsRouter,
  rules: rulesRouter,
  search: searchRouter,
  seeAs: seeAsRouter,
  simulate: simulateRouter,
  time: timeRouter,
  requestDrafts: requestDraftsRouter,
  requests: router({
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
    form: tenantProcedure('requests.form').query(({ ctx }) => requestForm(ctx.call)),
    people: tenantProcedure('requests.people')
      .input(z.strictObject({ q: sentence(2, 100) }))
      .query(({ ctx, input }) => submitterCandidates(ctx.call, input.q)),
    formFor: tenantProcedure('requests.formFor')
      .input(z.strictObject({ onBehalfOf: id }))
      .query(({ ctx, input }) => requestFormFor(ctx.call, input.onBehalfOf)),
    preview: tenantProcedure('requests.preview')
      .input(asked)
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
  }),
});

export type TenantRouter = typeof tenantRouter;
