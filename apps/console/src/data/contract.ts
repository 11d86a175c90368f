import type { TRPCBuiltRouter, TRPCMutationProcedure, TRPCQueryProcedure } from '@trpc/server';
import type { PolicyDocument } from '@remit/policy/document';
import type {
  AccessView,
  AccountView,
  Amount,
  ErrorView,
  FactorOfferView,
  InboxView,
  LiveView,
  MeView,
  OwnClientView,
  PeoplePage,
  PolicyView,
  PreviewView,
  RecordTypesView,
  RecordsPage,
  RequestFormView,
  RequestPreviewView,
  RequestSummary,
  RequestsPage,
  RequestView,
  RoleHolders,
  SearchView,
  SessionView,
} from '@remit/api/views';

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
type Query<Input, Output> = TRPCQueryProcedure<Definition<Input, Output>>;
type Mutation<Input, Output> = TRPCMutationProcedure<Definition<Input, Output>>;

export interface RequestDraft {
  readonly purpose: string;
  readonly payee?: string;
  readonly amount: Amount;
  readonly department: string;
  readonly folder: string;
  readonly costType?: string;
}

/** The calls without a tenant, as this console makes them. */
export type IdentityContract = TRPCBuiltRouter<
  Root,
  {
    session: {
      current: Query<void, SessionView>;
      signIn: Mutation<{ email: string; password: string }, SessionView>;
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
  }
>;

/** The calls inside a tenant, as this console makes them: what goes in, and the view that comes back. */
export type TenantContract = TRPCBuiltRouter<
  Root,
  {
    me: { get: Query<void, MeView> };
    live: { revisions: Query<void, LiveView> };
    people: {
      search: Query<{ q?: string; cursor?: string; limit?: number }, PeoplePage>;
      access: Query<{ member: string }, AccessView>;
    };
    policy: {
      current: Query<void, PolicyView>;
      holders: Query<{ role: string }, RoleHolders>;
      preview: Query<{ basedOn: number; document: PolicyDocument; member: string }, PreviewView>;
      publish: Mutation<
        { basedOn: number; document: PolicyDocument; member: string; effectHash: string; reason: string },
        { version: number }
      >;
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
    search: { find: Query<{ q: string }, SearchView> };
    requests: {
      inbox: Query<void, InboxView>;
      mine: Query<{ cursor?: string }, RequestsPage>;
      get: Query<{ id: string }, RequestView>;
      form: Query<void, RequestFormView>;
      preview: Query<RequestDraft, RequestPreviewView>;
      submit: Mutation<RequestDraft, RequestSummary>;
      approve: Mutation<{ id: string; revision: number; comment?: string }, RequestView>;
      reject: Mutation<{ id: string; revision: number; comment: string }, RequestView>;
      withdraw: Mutation<{ id: string; revision: number }, RequestView>;
    };
  }
>;
