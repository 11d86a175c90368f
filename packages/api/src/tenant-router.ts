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
import { cursor, identifier, pageSize, sentence, text, typeName } from './input.ts';
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
import { requestDraftsRouter } from './request-drafts-router.ts';
import { requestsRouter } from './requests-router.ts';
import { recordsPage } from './records-list.ts';
import { recordTypes } from './records-types.ts';
import { ratesRouter } from './rates-router.ts';
import { reviewsRouter } from './reviews-router.ts';
import { rulesRouter } from './rules-router.ts';
import { searchRouter } from './search-router.ts';
import { securityRouter, sessionsRouter } from './security-router.ts';
import { seeAsRouter } from './see-as-router.ts';
import { simulateRouter } from './simulate-router.ts';
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
  requests: requestsRouter,
});

export type TenantRouter = typeof tenantRouter;
