import type {
  AccountView,
  FactorOfferView,
  OwnClientView,
  SessionView,
} from '@remit/api/account/account-views';
import type { Mutation, Query } from './call.ts';

/** The calls without a tenant. */
export interface IdentityCalls {
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
}
