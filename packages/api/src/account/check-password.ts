import { longestPassword, verifyPassword } from '@remit/identity/password';
import { findLogin, type Login } from '@remit/store/identity/find-login';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import type { CallContext } from '../context.ts';
import { RemitError } from '../errors.ts';
import { happenedToLogin } from '../sign-in/happened-to-login.ts';

/**
 * The login of an e-mail and its password. The attempt must have been counted.
 * @param email as parsed
 * @throws RemitError `not-signed-in`, in one sentence, one time and one entry of the record whether there is such a
 *   login or not
 */
export async function checkPassword(
  ctx: Pick<CallContext, 'services' | 'address' | 'agent' | 'correlationId'>,
  email: string,
  password: string,
): Promise<Login> {
  const { store } = ctx.services;
  const login = await store.withIdentity((tx) => findLogin(tx, email));
  const right =
    password.length <= longestPassword && (await verifyPassword(login?.passwordHash ?? null, password));
  if (login !== null && right) return login;
  await store.withIdentity((tx) =>
    writeIdentityEvent(tx, happenedToLogin(ctx, login?.id ?? null, 'password.answered', 'deny')),
  );
  throw wrongPassword();
}

/** Also of one that was right a moment ago and was changed meanwhile. */
export const wrongPassword = (): RemitError =>
  new RemitError('not-signed-in', 'the e-mail or the password is not right');
