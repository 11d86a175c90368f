import { randomBytes } from 'node:crypto';
import { parseEmail } from '@remit/identity/email';
import {
  accessLifetime,
  clientLifetime,
  hashBinding,
  hashRefreshToken,
  newRefreshToken,
  parseRefreshToken,
  type RefreshToken,
  refreshGrace,
  successorOf,
} from '@remit/identity/refresh-token';
import { hashSessionToken, newSessionToken, type SessionToken } from '@remit/identity/session-token';
import { accountKeys, throttleKeys } from '@remit/identity/sign-in-throttle';
import { forgiveAttempt } from '@remit/store/identity/attempts';
import {
  addRefreshToken,
  type Allowed,
  createClient,
  emailOfRefresh,
  lockRefreshToken,
  markRefreshed,
  useClientCode,
} from '@remit/store/identity/clients';
import { confirmClient } from '@remit/store/identity/confirm-client';
import { createSession } from '@remit/store/identity/create-session';
import { endSession } from '@remit/store/identity/end-session';
import { holdLogin } from '@remit/store/identity/hold-login';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import type { IdentityTransaction } from '@remit/store/identity-transaction';
import { sealAccessToken } from './access-token.ts';
import { checkPassword, wrongPassword } from '../account/check-password.ts';
import type { CallContext } from '../context.ts';
import { RemitError } from '../errors.ts';
import { happenedToLogin } from '../sign-in/happened-to-login.ts';
import { type HeardAttempt, heardAttempt } from '../sign-in/heard-attempt.ts';
import {
  type AnswerTaken,
  answerRefusals,
  parseAnswer,
  takeAnswer,
} from '../account/second-factor-answer.ts';
import type { TokenGrant } from './token-grants.ts';

/** What is known of a call for tokens. */
export type TokenCall = Pick<CallContext, 'services' | 'address' | 'agent' | 'correlationId'>;

/** What an application gets: each refresh token is good once, and its reply brings the next. */
export interface TokensView {
  readonly accessToken: string;
  /** In how many seconds the access token is over. */
  readonly expiresIn: number;
  readonly refreshToken: string;
}

/**
 * Gives an application its tokens: for a code that a person gave it, for their password and second factor, or for the
 * refresh token that it got last. A refresh token that comes twice ends what the application was given: one of the two
 * who brought it is a thief. Only within five seconds, from the application itself, it is answered as it was before. With
 * a code of the second factor beside it, the session counts as confirmed, and access tokens from before are over; a wrong
 * code leaves the token as it was.
 * @throws RemitError `not-signed-in` when nothing was granted, in one sentence whatever was wrong; `step-up` when the
 *   second factor is asked for; `too-many`
 */
export async function issueTokens(call: TokenCall, grant: TokenGrant): Promise<TokensView> {
  const issued = await issue(call, grant);
  return {
    accessToken: sealAccessToken(call.services.store.keys, issued.sessionToken, Date.now() + accessLifetime),
    expiresIn: accessLifetime / 1000,
    refreshToken: issued.refreshToken,
  };
}

interface Issued {
  readonly sessionToken: SessionToken;
  readonly refreshToken: RefreshToken;
}

function issue(call: TokenCall, grant: TokenGrant): Promise<Issued> {
  switch (grant.grant) {
    case 'code':
      return byCode(call, grant);
    case 'password':
      return byPassword(call, grant);
    case 'refresh':
      return byRefreshToken(call, grant);
    default:
      return grant satisfies never;
  }
}

async function byCode(call: TokenCall, grant: Extract<TokenGrant, { grant: 'code' }>): Promise<Issued> {
  const code = parseRefreshToken(grant.code);
  if (code === null) throw notGranted();
  return call.services.store.withIdentity(async (tx) => {
    const allowed = await useClientCode(tx, hashRefreshToken(code));
    if (allowed === null) throw notGranted();
    return startClient(tx, call, allowed, grant.binding);
  });
}

async function byPassword(
  call: TokenCall,
  grant: Extract<TokenGrant, { grant: 'password' }>,
): Promise<Issued> {
  const { store } = call.services;
  const email = parseEmail(grant.email);
  if (email === null) throw new RemitError('invalid', '`email`: an e-mail address has one `@`');
  const attempt = await heardAttempt(call, throttleKeys(email, call.address));
  const login = await checkPassword(call, email, grant.password);
  if (login.enrolled && grant.code === undefined) {
    await store.withIdentity((tx) => forgiveAttempt(tx, attempt));
    throw codeAsked();
  }
  const answer = grant.code === undefined ? null : parseAnswer(grant.code);
  const outcome = await store.withIdentity(async (tx) => {
    const taken = !login.enrolled
      ? 'right'
      : answer === null
        ? 'wrong'
        : await takeAnswer(tx, store.keys, login.id, answer);
    if (taken !== 'right') {
      await writeIdentityEvent(tx, happenedToLogin(call, login.id, 'code.answered', 'deny'));
      return taken;
    }
    await forgiveAttempt(tx, attempt);
    const held = await holdLogin(tx, login.id, 'beginning');
    if (held?.passwordHash !== login.passwordHash) throw wrongPassword();
    if (held.enrolled && !login.enrolled) throw codeAsked();
    const allowed = { loginId: login.id, name: grant.name, secondFactorAt: null };
    return startClient(tx, call, allowed, grant.binding, login.enrolled);
  });
  if (typeof outcome === 'string') throw new RemitError('not-signed-in', answerRefusals[outcome]);
  return outcome;
}

async function startClient(
  tx: IdentityTransaction,
  call: TokenCall,
  { loginId, name, secondFactorAt }: Allowed,
  binding: string,
  confirmed = false,
): Promise<Issued> {
  const sessionToken = newSessionToken();
  const refreshToken = newRefreshToken();
  const { id } = await createSession(tx, {
    tokenHash: hashSessionToken(sessionToken),
    loginId,
    lifetime: clientLifetime,
    kind: 'client',
    secondFactorAt: confirmed ? 'now' : secondFactorAt,
    address: call.address,
    agent: call.agent,
  });
  await createClient(tx, call.services.store.keys, {
    sessionId: id,
    loginId,
    name,
    bindingHash: hashBinding(binding),
    sessionToken,
    refreshHash: hashRefreshToken(refreshToken),
  });
  await writeIdentityEvent(
    tx,
    happenedToLogin(call, loginId, 'client.started', 'allow', { sessionId: id, details: { name } }),
  );
  return { sessionToken, refreshToken };
}

async function byRefreshToken(
  call: TokenCall,
  grant: Extract<TokenGrant, { grant: 'refresh' }>,
): Promise<Issued> {
  const { store } = call.services;
  const token = parseRefreshToken(grant.refreshToken);
  if (token === null) throw notGranted();
  const hash = hashRefreshToken(token);
  const bindingHash = hashBinding(grant.binding);
  const answer = grant.code === undefined ? null : parseAnswer(grant.code);
  if (answer === null && grant.code !== undefined) {
    throw new RemitError('invalid', '`code`: six digits, or a recovery code as printed');
  }
  const attempt = answer === null ? null : await heardFromApplication(call, { hash, bindingHash });
  const issued = await store.withIdentity(async (tx): Promise<Issued | AnswerTaken | null> => {
    const refreshing = await lockRefreshToken(tx, store.keys, { hash, bindingHash });
    if (refreshing === null || !refreshing.stands) return null;
    const { sessionId, sessionToken, salt, usedAgo, bound } = refreshing;
    if (bound && salt !== null && usedAgo !== null && usedAgo < refreshGrace) {
      if (attempt !== null) await forgiveAttempt(tx, attempt);
      return { sessionToken, refreshToken: successorOf(token, salt) };
    }
    if (!bound || salt !== null) {
      // Not thrown: what ends here must be committed.
      await endSession(tx, refreshing.sessionHash, 'a refresh token was used twice');
      const details = { because: bound ? 'used twice' : 'brought by another application' };
      await writeIdentityEvent(
        tx,
        happenedToLogin(call, refreshing.loginId, 'client.ended', 'deny', { sessionId, details }),
      );
      return null;
    }
    if (answer !== null) {
      const taken = await takeAnswer(tx, store.keys, refreshing.loginId, answer);
      const outcome = taken === 'right' ? 'allow' : 'deny';
      const details = { by: answer.kind };
      await writeIdentityEvent(
        tx,
        happenedToLogin(call, refreshing.loginId, 'session.confirmed', outcome, { sessionId, details }),
      );
      if (taken !== 'right') return taken;
      if (attempt !== null) await forgiveAttempt(tx, attempt);
    }
    const given = answer === null ? sessionToken : newSessionToken();
    if (answer !== null && !(await confirmClient(tx, store.keys, refreshing, given))) throw notGranted();
    const fresh = randomBytes(32);
    await markRefreshed(tx, hash, fresh);
    const successor = successorOf(token, fresh);
    await addRefreshToken(tx, sessionId, hashRefreshToken(successor));
    return { sessionToken: given, refreshToken: successor };
  });
  if (issued === null || issued === 'right') throw notGranted();
  if (typeof issued === 'string') throw new RemitError('not-signed-in', answerRefusals[issued]);
  return issued;
}

/** Counts an application's answer to the second factor as one of its person's. Null: the token is none of its. */
async function heardFromApplication(
  call: TokenCall,
  brought: Parameters<typeof emailOfRefresh>[1],
): Promise<HeardAttempt | null> {
  const email = await call.services.store.withIdentity((tx) => emailOfRefresh(tx, brought));
  return email === null ? null : heardAttempt(call, accountKeys(email));
}

function codeAsked(): RemitError {
  return new RemitError('step-up', '`code`: the second factor is asked for; send it beside the password');
}

function notGranted(): RemitError {
  return new RemitError(
    'not-signed-in',
    'this code or token is not good any more; let the application in anew',
  );
}
