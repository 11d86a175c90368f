import { hashPassword } from '@remit/identity/password';
import { passwordProblem } from '@remit/identity/password-problem';
import { hashSessionToken, parseSessionToken } from '@remit/identity/session-token';
import { throttleKeys } from '@remit/identity/sign-in-throttle';
import { forgiveAttempt } from '@remit/store/identity/attempts';
import { findLogin } from '@remit/store/identity/find-login';
import {
  insertLogin,
  type KnownInvitation,
  readInvitation,
  takeInvitation,
} from '@remit/store/identity/invitations';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import { checkPassword } from '../account/check-password.ts';
import type { CallContext } from '../context.ts';
import { RemitError } from '../errors.ts';
import { happenedToLogin } from './happened-to-login.ts';
import { heardAttempt } from './heard-attempt.ts';

/**
 * What an invitation is for, to whoever has its token.
 * @returns `known`: the e-mail has a password already, and that one is asked for
 * @throws RemitError `not-found` for a token that never was, was used, or is over, alike
 */
export async function readOwnInvitation(
  ctx: CallContext,
  token: string,
): Promise<{
  readonly tenant: string;
  readonly name: string;
  readonly email: string;
  readonly known: boolean;
}> {
  const { tenant, name, email } = await requireInvitation(ctx, token);
  const login = await ctx.services.store.withIdentity((tx) => findLogin(tx, email));
  return { tenant, name, email, known: login !== null };
}

/**
 * Takes an invitation: whoever has no login yet gets one with the password given, whoever has one proves it by theirs.
 * It is the token that lets a login in: to have made one under somebody's e-mail before is worth nothing.
 * @throws RemitError `not-found` as `readOwnInvitation`; `invalid` for a new password that will not do; `not-signed-in`
 *   when the password of the e-mail is another one; `too-many`; `conflict` when it was taken meanwhile
 */
export async function takeOwnInvitation(
  ctx: CallContext,
  given: { readonly token: string; readonly password: string },
): Promise<{ readonly email: string; readonly slug: string }> {
  const { store } = ctx.services;
  const { tokenHash, email, name, person, slug } = await requireInvitation(ctx, given.token);
  const attempt = await heardAttempt(ctx, throttleKeys(email, ctx.address));
  const known = await store.withIdentity((tx) => findLogin(tx, email));
  const login = known === null ? null : await checkPassword(ctx, email, given.password);
  const problem = login === null ? passwordProblem(given.password, email) : null;
  const passwordHash = login === null && problem === null ? await hashPassword(given.password) : null;
  await store.withIdentity(async (tx) => {
    // Right or not, this was no guess at anybody's password.
    await forgiveAttempt(tx, attempt);
    if (problem !== null) return;
    const made = passwordHash === null || (await insertLogin(tx, { id: person, email, name, passwordHash }));
    const id = login?.id ?? person;
    if (!made || !(await takeInvitation(tx, tokenHash, id))) {
      throw new RemitError('conflict', 'this invitation was taken already; sign in');
    }
    await writeIdentityEvent(tx, happenedToLogin(ctx, id, 'invitation.taken', 'allow'));
  });
  if (problem !== null) throw new RemitError('invalid', `\`password\`: ${problem}`);
  return { email, slug };
}

async function requireInvitation(
  { services }: CallContext,
  text: string,
): Promise<KnownInvitation & { readonly tokenHash: Uint8Array }> {
  const token = parseSessionToken(text);
  const tokenHash = token === null ? null : hashSessionToken(token);
  const found =
    tokenHash === null ? null : await services.store.withIdentity((tx) => readInvitation(tx, tokenHash));
  if (found === null || tokenHash === null) {
    throw new RemitError('not-found', 'this invitation is over, or was taken; ask for a new one');
  }
  return { ...found, tokenHash };
}
