import type { TRPCBuiltRouter, TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server';
import type { PolicyDocument } from '@remit/policy/document';
import type { ItemName } from '@remit/policy/document-items';
import type { DraftStep } from '@remit/policy/draft-steps';
import type {
  Drafted,
  DraftWhyView,
  HeadlineView,
  ImpactChecksView,
  ImpactEffectView,
  ImpactPeopleView,
  ReplayView,
  ToldDirectory,
} from '@remit/api/changes-impact-views';
import type { CellEffectView } from '@remit/api/changes-cell-views';
import type { DraftStanding, DraftReviewsView, DraftsView, DraftView } from '@remit/api/changes-views';
import type {
  AuditAlertsView,
  AuditEventView,
  AuditFigures,
  AuditPage,
  AuditTasksView,
} from '@remit/api/audit-views';
import type { FieldSampleView } from '@remit/api/fields-views';
import type { FolderHoldersView, FolderMoveView, FoldersView } from '@remit/api/folders-views';
import type {
  GuestsView,
  PeopleChangeView,
  PersonView,
  SecurityPreview,
  SecurityView,
  SessionsView,
} from '@remit/api/people-views';
import type { AttachmentOffer, AttachmentsView } from '@remit/api/attachment-views';
import type { SeeAsBegun, SeeAsView } from '@remit/api/see-as-views';
import type { NoticesView, NoticeWishesView, NoticeWishView } from '@remit/api/notice-views';
import type { HomeView } from '@remit/api/home-views';
import type { GraphKind, GraphView } from '@remit/api/graph-views';
import type { MomentsView, MomentView } from '@remit/api/time-views';
import type { GroupEffectView, GroupsView, GroupView } from '@remit/api/groups-views';
import type { AccountView, FactorOfferView, OwnClientView, SessionView } from '@remit/api/account-views';
import type { DelegationsView, DelegationView } from '@remit/api/delegation-views';
import type { AccessView } from '@remit/api/people-access-views';
import type { PreviewView } from '@remit/api/person-impact-views';
import type { PolicyView, RoleHolders } from '@remit/api/policy-views';
import type { RecordTypesView, RecordsPage } from '@remit/api/records-views';
import type { RequestDraftView } from '@remit/api/request-draft-views';
import type {
  InboxView,
  RequestFormView,
  RequestPeersView,
  RequestPreviewView,
  RequestSummary,
  RequestsPage,
  RequestView,
} from '@remit/api/request-views';
import type { SearchView } from '@remit/api/search-views';
import type { TenantConfigView } from '@remit/api/tenant-views';
import type { Amount, ErrorView, LiveView, MeView, PeoplePage, PersonChip } from '@remit/api/views';

import type { PolicyTextView, VersionsDiffView, VersionsView, VersionView } from '@remit/api/versions-views';
import type { BenchView, ProofView, ReportedView } from '@remit/api/rules-views';
import type { Condition } from '@remit/policy/condition';
import type { Value } from '@remit/policy/value';
import type { SimulateFixesView, SimulateFormView, SimulateView } from '@remit/api/simulate-views';
import type { AccessOptionsView, AccessRequestsView, AccessRequestView } from '@remit/api/access-views';
import type {
  ReviewEffectView,
  ReviewEvidenceView,
  ReviewsView,
  ReviewVerdict,
  ReviewView,
} from '@remit/api/reviews-views';
import type { RatesView } from '@remit/api/rates-view';
import type { SavedViewsView } from '@remit/api/saved-views-view';
import type { RoleUsesView, RoleUseView } from '@remit/api/uses-views';
import type { OperatorCalls } from './operator-contract.ts';

interface Definition<Input, Output> {
  meta: unknown;
  input: Input;
  output: Output;
  errorShape: Shape;
}
interface Shape {
  code: number;
  message: string;
  data: { remit: ErrorView };
}
interface Root {
  ctx: object;
  meta: object;
  errorShape: Shape;
  transformer: false;
}
/** A call that reads, as tRPC types it. */
export type Query<Input, Output> = TRPCQueryProcedure<Definition<Input, Output>>;
/** A call that changes something, as tRPC types it. */
export type Mutation<Input, Output> = TRPCMutationProcedure<Definition<Input, Output>>;

export interface RequestDraft {
  readonly purpose: string;
  readonly payee?: string;
  readonly amount: Amount;
  readonly department: string;
  readonly folder: string;
  readonly costType?: string;
}

/** A draft of a request, and the revision of it that was seen. */
export type SeenDraft = Pick<RequestDraftView, 'id' | 'revision'>;

/** What stands in the form of a request, as typed. */
export type DraftEntries = Omit<RequestDraftView, 'id' | 'revision' | 'savedAt' | 'files'>;

/** A role for a member. */
export interface NewAssignment extends NewRole {
  readonly member: string;
}

/** A role for everybody in a group or a department. */
export interface NewGift extends NewRole {
  readonly holder: { readonly kind: 'group' | 'department'; readonly id: string };
}

/** A role at a folder and below it; instants are ms since 1970 UTC. */
interface NewRole {
  readonly role: string;
  readonly folder: string;
  readonly from: number | null;
  readonly until: number | null;
}

/** What an access graph is asked about. */
export type GraphFocus =
  | { readonly kind: Exclude<GraphKind, 'permission'>; readonly id: string }
  | { readonly kind: 'permission'; readonly type: string; readonly action: string };

/** A screen of which somebody can keep views. */
export type ViewScreen = 'matrix' | 'audit';

/** A change of one member, as a form has it. */
export type PersonChange =
  | ({ readonly kind: 'assign' } & NewAssignment)
  | { readonly kind: 'unassign'; readonly member: string; readonly assignment: string }
  | { readonly kind: 'suspend' | 'restore'; readonly member: string }
  | { readonly kind: 'join' | 'leave'; readonly member: string; readonly group: string }
  | { readonly kind: 'extend'; readonly member: string; readonly until: number };

export interface NewGuest {
  readonly name: string;
  readonly email: string;
  readonly sponsor: string;
  readonly from: number | null;
  readonly until: number;
  readonly roles: { readonly role: string; readonly folder: string }[];
}

export interface SecurityDraft {
  readonly allowlist: string[];
  readonly sessionMinutes: number | null;
  readonly secondFactor: 'nobody' | 'administrators' | 'everybody';
}

export interface TenantConfigDraft {
  readonly name: string;
  readonly accent: string;
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly secondPerson: boolean;
}

/** Which events of the audit; instants are ms since 1970 UTC. */
export interface AuditQuery {
  readonly actor?: string;
  readonly action?: string;
  readonly stream?: 'access' | 'guest' | 'session' | 'request' | 'audit' | 'tenant' | 'refusal';
  readonly target?: string;
  readonly outcome?: 'allow' | 'deny';
  readonly correlation?: string;
  readonly reported?: string;
  readonly from?: number;
  readonly until?: number;
  readonly text?: string;
}

/** A question to the simulator; what is null is left open. Instants are ms since 1970 UTC. */
export interface SimulateQuestion {
  readonly member: string | null;
  readonly action: string | null;
  readonly resource:
    | { readonly kind: 'record'; readonly type: string; readonly id: string }
    | {
        readonly kind: 'described';
        readonly type: string;
        readonly folder: string | null;
        readonly attributes: Record<string, Value>;
      }
    | { readonly kind: 'anything' };
  readonly at: number | null;
  readonly met: ('second-factor' | 'comment')[];
  readonly version: number | null;
  /** Id of the draft that decides instead; null for none. */
  readonly draft: string | null;
}

/** The calls without a tenant, as this console makes them. */
export type IdentityContract = TRPCBuiltRouter<
  Root,
  {
    session: {
      current: Query<void, SessionView>;
      signIn: Mutation<{ email: string; password: string }, SessionView>;
      invitation: Query<{ token: string }, { tenant: string; name: string; email: string; known: boolean }>;
      takeInvitation: Mutation<{ token: string; password: string }, { email: string; slug: string }>;
      signOut: Mutation<void, { signedIn: false }>;
      answerCode: Mutation<{ code: string }, SessionView>;
      useRecoveryCode: Mutation<{ code: string }, SessionView>;
      stepUp: Mutation<{ code: string }, { lasts: number }>;
    };
    account: {
      get: Query<void, AccountView>;
      beginFactor: Mutation<{ password: string }, FactorOfferView>;
      confirmFactor: Mutation<{ code: string }, { recoveryCodes: readonly string[] }>;
      removeFactor: Mutation<void, { sessionsEnded: number }>;
      newRecoveryCodes: Mutation<void, { recoveryCodes: readonly string[] }>;
      changePassword: Mutation<{ current: string; next: string }, { sessionsEnded: number }>;
      endSession: Mutation<{ id: string }, { ended: true }>;
      endOtherSessions: Mutation<void, { sessionsEnded: number }>;
      createClient: Mutation<{ name: string }, { code: string; expiresAt: number }>;
      tokens: Query<void, readonly OwnClientView[]>;
    };
    operator: { [Name in keyof OperatorCalls]: OperatorCalls[Name] };
  }
>;

/** The calls inside a tenant, as this console makes them: what goes in, and the view that comes back. */
export type TenantContract = TRPCBuiltRouter<
  Root,
  {
    me: { get: Query<void, MeView> };
    home: { get: Query<void, HomeView> };
    rates: {
      list: Query<void, RatesView>;
      set: Mutation<{ currency: string; rate: string; from?: number }, RatesView>;
    };
    tenant: {
      config: Query<void, TenantConfigView>;
      saveConfig: Mutation<TenantConfigDraft & { seen: TenantConfigDraft }, TenantConfigView>;
    };
    audit: {
      list: Query<{ filter: AuditQuery; cursor?: string; limit?: number }, AuditPage>;
      figures: Query<{ filter: AuditQuery }, AuditFigures>;
      get: Query<{ id: string }, AuditEventView>;
      verify: Mutation<void, { id: string }>;
      export: Mutation<{ format: 'csv' | 'jsonl' | 'report'; filter: AuditQuery }, { id: string }>;
      exports: Query<void, AuditTasksView>;
      cancelExport: Mutation<{ id: string }, { id: string }>;
      alerts: Query<void, AuditAlertsView>;
      watch: Mutation<{ name: string; tells: boolean }, AuditAlertsView>;
    };
    live: { revisions: Query<void, LiveView> };
    people: {
      search: Query<{ q?: string; cursor?: string; limit?: number }, PeoplePage>;
      access: Query<{ member: string }, AccessView>;
      get: Query<{ member: string }, PersonView>;
      preview: Query<PersonChange, PeopleChangeView>;
      assign: Mutation<NewAssignment, { assignment: string }>;
      unassign: Mutation<{ assignment: string }, { assignment: string }>;
      suspend: Mutation<{ member: string }, { sessionsEnded: number }>;
      restore: Mutation<{ member: string }, { member: string }>;
      endSessions: Mutation<{ member: string }, { sessionsEnded: number }>;
      guests: Query<void, GuestsView>;
      inviteGuest: Mutation<NewGuest, { member: string; token: string }>;
      extendGuest: Mutation<
        { member: string; until: number | 'now'; sponsor?: string },
        { member: string; until: number }
      >;
    };
    time: { moments: Query<void, MomentsView>; compare: Query<void, MomentView> };
    graph: { around: Query<{ focus: GraphFocus; hops: 2 | 4 | 6 }, GraphView> };
    fields: {
      sample: Query<
        { type: string; member: string; draft: string | null; record: string | null },
        FieldSampleView
      >;
    };
    folders: {
      list: Query<void, FoldersView>;
      holders: Query<{ folder: string; role: string }, FolderHoldersView>;
      previewMove: Query<{ folder: string; into: string }, FolderMoveView>;
      move: Mutation<{ folder: string; into: string; effectHash: string }, { path: string }>;
      create: Mutation<{ parent: string; end: string; name: string }, { path: string }>;
      rename: Mutation<{ folder: string; name: string }, { path: string }>;
    };
    groups: {
      list: Query<void, GroupsView>;
      get: Query<{ kind: 'group' | 'department'; id: string }, GroupView>;
      previewEnd: Query<{ assignment: string }, GroupEffectView>;
      end: Mutation<{ assignment: string; effectHash: string }, { assignment: string }>;
      previewGive: Query<NewGift, GroupEffectView>;
      give: Mutation<NewGift & { effectHash: string }, { assignment: string }>;
      add: Mutation<{ group: string; member: string }, { group: string; member: string }>;
      remove: Mutation<{ group: string; member: string }, { group: string; member: string }>;
    };
    sessions: {
      list: Query<void, SessionsView>;
      end: Mutation<{ session: string }, { sessionsEnded: number }>;
      endAll: Mutation<void, { sessionsEnded: number }>;
    };
    security: {
      get: Query<void, SecurityView>;
      preview: Query<SecurityDraft, SecurityPreview>;
      save: Mutation<SecurityDraft & { revision: number }, SecurityView>;
      testAddress: Query<{ address: string; allowlist: string[] }, { heard: boolean; because: string }>;
    };
    policy: {
      current: Query<void, PolicyView>;
      holders: Query<{ role: string }, RoleHolders>;
      text: Query<{ version?: number }, PolicyTextView>;
      preview: Query<{ basedOn: number; document: PolicyDocument; member: string }, PreviewView>;
    };
    uses: {
      roles: Query<void, RoleUsesView>;
      role: Query<{ role: string }, RoleUseView>;
    };
    views: {
      list: Query<{ screen: ViewScreen }, SavedViewsView>;
      save: Mutation<
        { screen: ViewScreen; name: string; words: Readonly<Record<string, string>> },
        SavedViewsView
      >;
      delete: Mutation<{ screen: ViewScreen; name: string }, SavedViewsView>;
    };
    changes: {
      list: Query<{ ended: boolean }, DraftsView>;
      get: Query<{ id: string }, DraftView>;
      impact: Query<{ id: string }, Drafted<ImpactPeopleView>>;
      headline: Query<{ id: string }, Drafted<HeadlineView>>;
      directory: Query<void, ToldDirectory>;
      checks: Query<{ id: string }, Drafted<ImpactChecksView>>;
      effect: Query<{ id: string }, Drafted<ImpactEffectView>>;
      cell: Query<
        { draft: string | null; basedOn: number; step: DraftStep; type: string; action: string },
        Drafted<CellEffectView>
      >;
      replay: Query<{ id: string; cursor: string | null }, Drafted<ReplayView>>;
      why: Query<
        { id: string; member: string; type: string; action: string; folder: string | null },
        Drafted<DraftWhyView>
      >;
      begin: Mutation<
        { id: string; basedOn: number; steps: readonly DraftStep[]; name: string | null },
        DraftStanding
      >;
      save: Mutation<
        { id: string; revision: number; from: number; steps: readonly DraftStep[]; standing: number },
        DraftStanding
      >;
      rebase: Mutation<
        { id: string; revision: number; onto: number; steps: readonly DraftStep[] },
        DraftStanding
      >;
      rename: Mutation<{ id: string; name: string }, DraftStanding>;
      withdraw: Mutation<{ id: string; revision: number }, DraftStanding>;
      reopen: Mutation<{ id: string }, DraftStanding>;
      reviews: Query<{ id: string }, DraftReviewsView>;
      requestReview: Mutation<{ id: string; revision: number }, DraftStanding>;
      approve: Mutation<{ id: string; revision: number; comment: string }, DraftStanding>;
      reject: Mutation<{ id: string; revision: number; comment: string }, DraftStanding>;
      comment: Mutation<{ id: string; item: ItemName | null; text: string }, DraftStanding>;
      publish: Mutation<
        { id: string; revision: number; effectHash: string; reason: string; breakGlass?: boolean },
        DraftStanding & { readonly version: number }
      >;
      schedule: Mutation<
        { id: string; revision: number; effectHash: string; reason: string; at: number },
        DraftStanding
      >;
      unschedule: Mutation<{ id: string; revision: number }, DraftStanding>;
    };
    versions: {
      list: Query<void, VersionsView>;
      get: Query<{ version: number }, VersionView>;
      diff: Query<{ from: number; to: number }, VersionsDiffView>;
    };
    records: {
      types: Query<void, RecordTypesView>;
      list: Query<
        {
          type: string;
          cursor?: string;
          limit?: number;
          sort?: { field: string; direction: 'asc' | 'desc' };
          q?: string;
        },
        RecordsPage
      >;
    };
    seeAs: {
      get: Query<{ member: string }, SeeAsView>;
      begin: Mutation<{ member: string }, SeeAsBegun>;
      end: Mutation<{ member: string }, void>;
    };
    simulate: {
      form: Query<void, SimulateFormView>;
      ask: Query<SimulateQuestion, SimulateView>;
      fixes: Query<SimulateQuestion, SimulateFixesView>;
    };
    rules: {
      bench: Query<
        { type: string; condition: Condition; action: string; only: 'true' | 'false' | null },
        BenchView
      >;
      reported: Query<{ kind: 'rule' | 'exclusion'; name: string }, ReportedView>;
      proof: Query<void, ProofView>;
    };
    search: { find: Query<{ q: string }, SearchView> };
    access: {
      options: Query<
        { action: string; type: string; record: string | null; folder: string | null },
        AccessOptionsView
      >;
      list: Query<void, AccessRequestsView>;
      ask: Mutation<
        {
          role: string;
          folder: string;
          lasts: number;
          reason: string;
          refused: { action: string; type: string; record: string | null };
        },
        { readonly id: string }
      >;
      decide: Mutation<
        {
          id: string;
          revision: number;
          verdict: 'grant' | 'refuse';
          comment: string | null;
          lasts: number | null;
        },
        AccessRequestView
      >;
      withdraw: Mutation<{ id: string; revision: number }, AccessRequestView>;
    };
    reviews: {
      list: Query<void, ReviewsView>;
      get: Query<{ id: string }, ReviewView>;
      evidence: Query<{ id: string }, ReviewEvidenceView>;
      start: Mutation<
        { name: string; kind: 'role' | 'folder' | 'guests'; about: string | null; dueAt: number },
        { readonly id: string }
      >;
      decide: Mutation<
        {
          id: string;
          assignments: readonly string[];
          verdict: ReviewVerdict;
          until: number | null;
          reason: string;
        },
        { readonly decided: number }
      >;
      previewClose: Query<{ id: string }, ReviewEffectView>;
      close: Mutation<
        { id: string; effectHash: string },
        { readonly removed: number; readonly reduced: number; readonly refused: number }
      >;
    };
    notices: {
      list: Query<{ unread?: boolean }, NoticesView>;
      read: Mutation<{ ids: readonly string[] | null }, { read: number }>;
      wishes: Query<void, NoticeWishesView>;
      wish: Mutation<NoticeWishView, NoticeWishesView>;
    };
    delegations: {
      list: Query<void, DelegationsView>;
      people: Query<{ q: string }, readonly PersonChip[]>;
      create: Mutation<
        { to: string; since: number | null; until: number; passOn: boolean; reason: string },
        DelegationView
      >;
      end: Mutation<{ id: string }, { id: string }>;
    };
    attachments: {
      list: Query<{ id: string }, AttachmentsView>;
      offer: Query<{ id: string; revision: number; name: string; size: number }, AttachmentOffer>;
      remove: Mutation<{ id: string; revision: number; file: string }, AttachmentsView>;
    };
    requestDrafts: {
      list: Query<void, readonly RequestDraftView[]>;
      get: Query<{ id: string }, RequestDraftView>;
      save: Mutation<{ over: SeenDraft | null; entries: DraftEntries }, RequestDraftView>;
      discard: Mutation<SeenDraft, { readonly id: string }>;
    };
    requests: {
      inbox: Query<void, InboxView>;
      mine: Query<{ cursor?: string }, RequestsPage>;
      get: Query<{ id: string }, RequestView>;
      form: Query<void, RequestFormView>;
      peers: Query<{ id: string }, RequestPeersView>;
      watch: Mutation<{ id: string; watches: boolean }, { readonly watching: boolean }>;
      preview: Query<RequestDraft, RequestPreviewView>;
      submit: Mutation<RequestDraft & { readonly draft?: SeenDraft }, RequestSummary>;
      approve: Mutation<{ id: string; revision: number; comment?: string }, RequestView>;
      reject: Mutation<{ id: string; revision: number; comment: string }, RequestView>;
      pay: Mutation<{ id: string; revision: number; comment?: string }, RequestView>;
      withdraw: Mutation<{ id: string; revision: number }, RequestView>;
      ask: Mutation<{ id: string; revision: number; comment: string }, RequestView>;
      answer: Mutation<{ id: string; revision: number; comment: string }, RequestView>;
      reduce: Mutation<{ id: string; revision: number; amount: Amount; comment: string }, RequestView>;
      change: Mutation<{ id: string; revision: number; request: RequestDraft }, RequestView>;
      resubmit: Mutation<{ id: string; revision: number; request: RequestDraft }, RequestView>;
    };
  }
>;
