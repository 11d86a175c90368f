import type { FastifyReply, FastifyRequest } from 'fastify';
import { parseSessionToken, type SessionToken } from '@remit/identity/session-token';
import type { SessionCookie } from '@remit/api/context';

// `__Host-`: the browser takes it over TLS or from localhost only, for this host alone and for all its paths.
const name = '__Host-remit';
const flags = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

/** The session token that a request carries; null when there is none that could be ours. */
export function sessionTokenOf(request: FastifyRequest): SessionToken | null {
  return parseSessionToken(request.cookies[name]);
}

/** The session cookie of a reply. */
export function sessionCookieOf(reply: FastifyReply): SessionCookie {
  return {
    set: (token, expiresAt) => void reply.setCookie(name, token, { ...flags, expires: new Date(expiresAt) }),
    clear: () => void reply.clearCookie(name, flags),
  };
}
