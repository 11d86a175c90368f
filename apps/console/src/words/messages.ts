import type { access } from './access.ts';
import type { accessRequests } from './access-requests.ts';
import type { account } from './account.ts';
import type { administration } from './administration.ts';
import type { approvals } from './approvals.ts';
import type { asked } from './asked.ts';
import type { audit } from './audit.ts';
import type { matrixViews } from './matrix-views.ts';
import type { savedViews } from './saved-views.ts';
import type { auditDetails } from './audit-details.ts';
import type { auditFile } from './audit-file.ts';
import type { auditAlerts } from './audit-alerts.ts';
import type { changes } from './changes.ts';
import type { compose } from './compose.ts';
import type { delegations } from './delegations.ts';
import type { draftBar, leftEdits } from './draft.ts';
import type { draftHeadline } from './draft-headline.ts';
import type { draftImpact } from './draft-impact.ts';
import type { draftState } from './draft-state.ts';
import type { factorDue } from './factor-due.ts';
import type { fields } from './fields.ts';
import type { folders } from './folders.ts';
import type { general } from './general.ts';
import type { gallery } from './gallery.ts';
import type { graph } from './graph.ts';
import type { groups } from './groups.ts';
import type { home } from './home.ts';
import type { inbox } from './inbox.ts';
import type { keyList } from './key-list.ts';
import type { matrix } from './matrix.ts';
import type { newRequest } from './new-request.ts';
import type { newType } from './new-type.ts';
import type { notices } from './notices.ts';
import type { operator } from './operator.ts';
import type { palette } from './palette.ts';
import type { reportedCalls } from './reported-calls.ts';
import type { oneRole } from './role.ts';
import type { requestDrafts } from './request-drafts.ts';
import type { reviews } from './reviews.ts';
import type { rightSize } from './right-size.ts';
import type { ruleTemplates } from './rule-templates.ts';
import type { rules } from './rules.ts';
import type { seeAs } from './see-as.ts';
import type { shortLink } from './short-link.ts';
import type { simulate } from './simulate.ts';
import type { tenantWords } from './tenant.ts';
import type { tests } from './tests.ts';
import type { time } from './time.ts';
import type { versions } from './versions.ts';
import type { english } from './english.ts';

// Every word that a screen can say, so that one that is missing or misspelt does not compile.
declare module 'use-intl' {
  interface AppConfig {
    Messages: typeof english &
      typeof tenantWords &
      typeof administration &
      typeof oneRole & {
        readonly access: typeof access;
        readonly accessRequests: typeof accessRequests;
        readonly account: typeof account;
        readonly approvals: typeof approvals;
        readonly asked: typeof asked;
        readonly audit: typeof audit;
        readonly auditDetails: typeof auditDetails;
        readonly auditFile: typeof auditFile;
        readonly auditAlerts: typeof auditAlerts;
        readonly changes: typeof changes;
        readonly compose: typeof compose;
        readonly delegations: typeof delegations;
        readonly draftBar: typeof draftBar;
        readonly draftHeadline: typeof draftHeadline;
        readonly draftImpact: typeof draftImpact;
        readonly draftState: typeof draftState;
        readonly fields: typeof fields;
        readonly folders: typeof folders;
        readonly general: typeof general;
        readonly gallery: typeof gallery;
        readonly graph: typeof graph;
        readonly groups: typeof groups;
        readonly home: typeof home;
        readonly inbox: typeof inbox;
        readonly keyList: typeof keyList;
        readonly leftEdits: typeof leftEdits;
        readonly matrix: typeof matrix;
        readonly matrixViews: typeof matrixViews;
        readonly newRequest: typeof newRequest;
        readonly newType: typeof newType;
        readonly notices: typeof notices;
        readonly operator: typeof operator;
        readonly palette: typeof palette;
        readonly requestDrafts: typeof requestDrafts;
        readonly reviews: typeof reviews;
        readonly rightSize: typeof rightSize;
        readonly reportedCalls: typeof reportedCalls;
        readonly ruleTemplates: typeof ruleTemplates;
        readonly rules: typeof rules;
        readonly factorDue: typeof factorDue;
        readonly seeAs: typeof seeAs;
        readonly savedViews: typeof savedViews;
        readonly shortLink: typeof shortLink;
        readonly simulate: typeof simulate;
        readonly tests: typeof tests;
        readonly time: typeof time;
        readonly versions: typeof versions;
      };
  }
}
