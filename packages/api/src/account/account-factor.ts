import { hashRecoveryCode, newRecoveryCodes, recoveryCodeWords } from '@remit/identity/recovery-code';
import { checkCode, enrolmentAddress, newSeed, parseCode, seedWords } from '@remit/identity/second-factor';
import { accountKeys } from '@remit/identity/sign-in-throttle';
import { qrPath } from '@remit/identity/qr-path';
import { forgiveAttempt } from '@remit/store/identity/attempts';
import { replaceRecoveryCodes } from '@remit/store/identity/recovery-codes';
import {
  confirmFactor,
  holdFactor,
  offerFactor,
  readFactor,
  removeFactor,
} from '@remit/store/identity/second-factor';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import type { IdentityTransaction } from '@remit/store/identity-transaction';
import { checkPassword } from './check-password.ts';
import type { CallContext } from '../context.ts';
import { RemitError } from '../errors.ts';
import { goOnAlone } from '../go-on-alone.ts';
import { happenedToLogin } from '../sign-in/happened-to-login.ts';
import { heardAttempt } from '../sign-in/heard-attempt.ts';
import {
  holdOwnSession,
  type OwnStanding,
  requireConfirmedSession,
  requireOwnSession,
} from '../sign-in/own-session.ts';
import { answerRefusals } from './second-factor-answer.ts';
import type { FactorOfferView } from './account-views.ts';

/**
 * Offers a second factor: a picture for an authenticator app, and its letters. It is in force once its first code is
 * confirmed.
 * @throws RemitError `forbidden` when the password is wrong; `conflict` when there is a factor already
 */
export async function beginOwnFactor(
  ctx: CallContext,
  given: { readonly password: string },
): Promise<FactorOfferView> {
  const { store } = ctx.services;
  const session = await requireOwnSession(ctx);
  await requireOwnPassword(ctx, session, given.password);
  const seed = newSeed();
  const offered = await store.withIdentity((tx) => offerFactor(tx, store.keys, session.loginId, seed));
  if (!offered) throw new RemitError('conflict', 'you have a second factor already; remove it first');
  return { letters: seedWords(seed), picture: qrPath(enrolmentAddress(seed, session.email)) };
}

/**
 * Puts the offered factor into force by its first code: from then on it is asked for at every sign-in. Every other
 * session of the login ends.
 * @returns ten recovery codes, which are shown this once
 * @throws RemitError `forbidden` when the code is not right; `conflict` when nothing was offered
 */
export async function confirmOwnFactor(
  ctx: CallContext,
  given: { readonly code: string },
): Promise<{ readonly recoveryCodes: readonly string[] }> {
  const { store } = ctx.services;
  const session = await requireOwnSession(ctx);
  const code = parseCode(given.code);
  if (code === null) throw new RemitError('invalid', '`code`: six digits');
  const offered = await store.withIdentity((tx) => readFactor(tx, store.keys, session.loginId));
  if (offered === null || offered.confirmedAt !== null) throw nothingOffered();
  const attempt = await heardAttempt(ctx, accountKeys(session.email));
  const done = await store.withIdentity(async (tx) => {
    const factor = await holdFactor(tx, store.keys, session.loginId);
    if (factor === null || factor.confirmedAt !== null) throw nothingOffered();
    const check = checkCode(factor.seed, code, factor.now);
    if (check.kind !== 'fits') throw new RemitError('forbidden', answerRefusals[check.kind]);
    if (!(await confirmFactor(tx, session.loginId, check.step))) throw nothingOffered();
    await forgiveAttempt(tx, attempt);
    const recoveryCodes = await giveRecoveryCodes(tx, session.loginId);
    const { goneOn } = await goOnAlone(ctx, tx, session, 'factor.added');
    return { goneOn, recoveryCodes };
  });
  done.goneOn.keep(ctx.cookie);
  return { recoveryCodes: done.recoveryCodes };
}

/**
 * Removes the second factor and its recovery codes, and ends every other session of the login.
 * @throws RemitError as `requireConfirmedSession`; `conflict` where there is none
 */
export async function removeOwnFactor(ctx: CallContext): Promise<{ readonly sessionsEnded: number }> {
  const session = await requireConfirmedSession(ctx);
  if (!session.enrolled) throw new RemitError('conflict', 'you have no second factor');
  const done = await ctx.services.store.withIdentity(async (tx) => {
    await removeFactor(tx, session.loginId);
    return goOnAlone(ctx, tx, session, 'factor.removed');
  });
  done.goneOn.keep(ctx.cookie);
  return { sessionsEnded: done.ended };
}

/**
 * Makes ten new recovery codes, which are shown this once; the ones before are worth nothing from then on.
 * @throws RemitError as `requireConfirmedSession`; `conflict` without a second factor that they could stand in for
 */
export async function renewRecoveryCodes(
  ctx: CallContext,
): Promise<{ readonly recoveryCodes: readonly string[] }> {
  const { store } = ctx.services;
  const session = await requireConfirmedSession(ctx);
  const recoveryCodes = await store.withIdentity(async (tx) => {
    const factor = await holdFactor(tx, store.keys, session.loginId);
    if (factor === null || factor.confirmedAt === null) {
      throw new RemitError('conflict', 'recovery codes stand in for a second factor');
    }
    await holdOwnSession(tx, session);
    const event = happenedToLogin(ctx, session.loginId, 'recovery-codes.made', 'allow', {
      sessionId: session.id,
    });
    await writeIdentityEvent(tx, event);
    return giveRecoveryCodes(tx, session.loginId);
  });
  return { recoveryCodes };
}

async function giveRecoveryCodes(tx: IdentityTransaction, loginId: string): Promise<readonly string[]> {
  const codes = newRecoveryCodes();
  await replaceRecoveryCodes(tx, loginId, codes.map(hashRecoveryCode));
  return codes.map(recoveryCodeWords);
}

/**
 * Checks the password of whoever is signed in, under the same limits as at signing in.
 * @returns the hash that it was checked against
 * @throws RemitError `forbidden` for another one; `too-many` as at signing in
 */
export async function requireOwnPassword(
  ctx: CallContext,
  session: OwnStanding,
  password: string,
): Promise<string> {
  const { store } = ctx.services;
  const attempt = await heardAttempt(ctx, accountKeys(session.email));
  try {
    const { passwordHash } = await checkPassword(ctx, session.email, password);
    if (passwordHash === null) throw new Error('a password was right for a login without one');
    await store.withIdentity((tx) => forgiveAttempt(tx, attempt));
    return passwordHash;
  } catch (cause) {
    if (!(cause instanceof RemitError) || cause.code !== 'not-signed-in') throw cause;
    throw new RemitError('forbidden', 'the password is not right', { cause });
  }
}

function nothingOffered(): RemitError {
  return new RemitError('conflict', 'there is no second factor to confirm; begin anew');
}
