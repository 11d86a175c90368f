import type { ProcedureName, procedures } from '@remit/api/procedures';
import type { OutsideRow, TenantRow } from './endpoint-row.ts';
import { accessRows } from './endpoints/access.ts';
import { accountRows } from './endpoints/account.ts';
import { attachmentsRows } from './endpoints/attachments.ts';
import { auditRows } from './endpoints/audit.ts';
import { changesRows } from './endpoints/changes.ts';
import { delegationsRows } from './endpoints/delegations.ts';
import { fieldsRows } from './endpoints/fields.ts';
import { foldersRows } from './endpoints/folders.ts';
import { graphRows } from './endpoints/graph.ts';
import { groupsRows } from './endpoints/groups.ts';
import { homeRows } from './endpoints/home.ts';
import { liveRows } from './endpoints/live.ts';
import { meRows } from './endpoints/me.ts';
import { noticesRows } from './endpoints/notices.ts';
import { operatorRows } from './endpoints/operator.ts';
import { peopleRows } from './endpoints/people.ts';
import { policyRows } from './endpoints/policy.ts';
import { ratesRows } from './endpoints/rates.ts';
import { recordsRows } from './endpoints/records.ts';
import { requestDraftsRows } from './endpoints/request-drafts.ts';
import { requestsRows } from './endpoints/requests.ts';
import { reviewsRows } from './endpoints/reviews.ts';
import { rulesRows } from './endpoints/rules.ts';
import { searchRows } from './endpoints/search.ts';
import { securityRows } from './endpoints/security.ts';
import { seeAsRows } from './endpoints/see-as.ts';
import { sessionRows } from './endpoints/session.ts';
import { sessionsRows } from './endpoints/sessions.ts';
import { simulateRows } from './endpoints/simulate.ts';
import { tenantRows } from './endpoints/tenant.ts';
import { timeRows } from './endpoints/time.ts';
import { usesRows } from './endpoints/uses.ts';
import { viewsRows } from './endpoints/views.ts';
import { versionsRows } from './endpoints/versions.ts';

type EndpointMatrix = {
  readonly [Name in ProcedureName]: (typeof procedures)[Name]['decided'] extends 'outside'
    ? OutsideRow
    : TenantRow;
};

/**
 * Every procedure, with what it answers to whom. A new procedure has no place here yet, and this file does not compile
 * until it has: add one line, with an input that the procedure takes when nothing but access is in question, and who is
 * allowed. `endpoint-matrix.pg.test.ts` asks it as each persona, about their own department and another one, in another
 * tenant, after their time here has ended, and in a session that was revoked.
 */
export const endpointMatrix: EndpointMatrix = {
  ...sessionRows,
  ...accountRows,
  ...operatorRows,
  ...tenantRows,
  ...ratesRows,
  ...meRows,
  ...homeRows,
  ...liveRows,
  ...peopleRows,
  ...fieldsRows,
  ...groupsRows,
  ...foldersRows,
  ...sessionsRows,
  ...securityRows,
  ...auditRows,
  ...policyRows,
  ...usesRows,
  ...viewsRows,
  ...timeRows,
  ...graphRows,
  ...changesRows,
  ...rulesRows,
  ...versionsRows,
  ...recordsRows,
  ...searchRows,
  ...simulateRows,
  ...seeAsRows,
  ...noticesRows,
  ...delegationsRows,
  ...requestDraftsRows,
  ...requestsRows,
  ...attachmentsRows,
  ...accessRows,
  ...reviewsRows,
};
