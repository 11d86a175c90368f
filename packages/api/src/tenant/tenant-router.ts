import { z } from 'zod';
import { accessRouter } from '../access/access-router.ts';
import { attachmentsRouter } from '../files/attachments-router.ts';
import { auditRouter } from '../audit/audit-router.ts';
import { changesRouter } from '../changes/changes-router.ts';
import { delegationsRouter } from '../approvals/delegations-router.ts';
import { fieldsRouter } from '../fields/fields-router.ts';
import { foldersRouter } from '../folders/folders-router.ts';
import { graphRouter } from '../graph/graph-router.ts';
import { groupsRouter } from '../groups/groups-router.ts';
import { homeRouter } from '../home/home-router.ts';
import { cursor, identifier, pageSize, sentence, text, typeName } from '../input.ts';
import { liveRevisions } from '../live/live-revisions.ts';
import { me } from '../me.ts';
import { noticesRouter } from '../notices/notices-router.ts';
import { peopleRouter } from '../people/people-router.ts';
import { currentPolicy, roleHolders } from '../policy/policy-current.ts';
import { policyDocumentSchema } from '../policy/policy-document-schema.ts';
import { previewPolicy } from '../policy/policy-preview.ts';
import { publishPolicy } from '../policy/policy-publish.ts';
import { tenantConfigRouter } from './tenant-config-router.ts';
import { tenantProcedure } from '../procedure.ts';
import { requestDraftsRouter } from '../requests/request-drafts-router.ts';
import { requestsRouter } from '../requests/requests-router.ts';
import { recordsPage } from '../records/records-list.ts';
import { recordTypes } from '../records/records-types.ts';
import { ratesRouter } from '../rates/rates-router.ts';
import { reviewsRouter } from '../reviews/reviews-router.ts';
import { rulesRouter } from '../rules/rules-router.ts';
import { searchRouter } from '../search/search-router.ts';
import { securityRouter, sessionsRouter } from '../security/security-router.ts';
import { seeAsRouter } from '../see-as/see-as-router.ts';
import { simulateRouter } from '../simulate/simulate-router.ts';
import { timeRouter } from '../time/time-router.ts';
import { router } from '../trpc.ts';
import { policyText } from '../policy/versions-get.ts';
import { savedViewsRouter } from '../saved-views/saved-views-router.ts';
import { usesRouter } from '../uses/uses-router.ts';
import { versionNumber, versionsRouter } from '../policy/versions-router.ts';

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
