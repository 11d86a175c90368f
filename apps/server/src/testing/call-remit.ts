import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorView } from '@remit/api/views';

/** What a call over HTTP came to. */
export interface Answer {
  readonly status: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly error: ErrorView | null;
  /** Of the reply when it sets one, else the one that was sent. */
  readonly cookie: string;
  /** How long it took, in ms. */
  readonly took: number;
}

/** No call may hang for longer, in ms. */
export const longestCall = 10_000;

/**
 * Calls a procedure of a running Remit as a page of its own would.
 * @throws when there is no server, when it hangs up, or when it takes longer than `longestCall`
 */
export async function callRemit(url: string, path: string, input: unknown, cookie = ''): Promise<Answer> {
  const began = performance.now();
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json', cookie },
    body: JSON.stringify(input ?? null),
    signal: AbortSignal.timeout(longestCall),
  });
  const body: {
    readonly result?: { readonly data: Readonly<Record<string, unknown>> };
    readonly error?: { readonly data?: { readonly remit?: ErrorView } };
  } = JSON.parse(await response.text());
  return {
    status: response.status,
    data: body.result?.data ?? {},
    error: body.error?.data?.remit ?? null,
    cookie: response.headers.get('set-cookie')?.split(';', 1)[0] ?? cookie,
    took: performance.now() - began,
  };
}

/** Signs in somebody of a sample, with the password that a data folder keeps. @returns the session's cookie */
export async function signInTo(url: string, dataDir: string, email: string): Promise<string> {
  const password = readFileSync(join(dataDir, 'sample-password'), 'utf8').trim();
  const { status, cookie, error } = await callRemit(url, '/rpc/session.signIn', { email, password });
  if (status !== 200) throw new Error(`${email} could not sign in (${status}): ${error?.message}`);
  return cookie;
}
