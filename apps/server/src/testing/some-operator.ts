import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Served } from './serve-sample.ts';

export interface Answer {
  readonly status: number;
  /** The body without ids of calls, which differ from call to call. */
  readonly text: string;
  readonly data: { readonly [key: string]: unknown };
  readonly code: string | null;
}

/** Calls the server under test at any address and with any headers, as whoever they say. */
export async function askAt(
  { app }: Served,
  url: string,
  input: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const host = headers['host'] ?? 'localhost:4000';
  const response = await app.inject({
    method: 'POST',
    url,
    headers: { host, origin: `http://${host}`, 'content-type': 'application/json', ...headers },
    payload: JSON.stringify(input ?? null),
  });
  const body = response.json();
  return {
    status: response.statusCode,
    text: response.body.replace(/"correlationId":"[^"]*"/, ''),
    data: body.result?.data ?? {},
    code: body.error?.data?.remit?.code ?? null,
  };
}

/** Somebody who operates Remit, signed in with a second factor, and a member of no tenant that is asked about. */
export interface Operator {
  readonly cookie: string;
  readonly operate: (name: string, input?: unknown) => Promise<Answer>;
  /** As if every operator had answered the second factor so long ago, or never. */
  readonly confirmedAgo: (interval: string | null) => Promise<void>;
}

/** What operators of tests give as their reason. */
export const reason = 'a test of what operators do';

/** A name that no tenant of the run has. */
export const freshSlug = (): string => `o${randomBytes(5).toString('hex')}`;

/** Makes an operator of somebody in a tenant of their own. */
export async function someOperator(served: Served): Promise<Operator> {
  const home = await served.addTenant();
  const { cookie } = await home.signIn('tom');
  await served.store.withIdentity(async (tx) => {
    await tx.rows(sql`update identity.login set operator = true where email = ${home.emailOf('tom')}`);
    await tx.rows(sql`
      insert into identity.second_factor (login_id, secret, confirmed_at)
      select id, 'x', now() from identity.login where email = ${home.emailOf('tom')}`);
  });
  const confirmedAgo = async (interval: string | null): Promise<void> => {
    await served.store.withIdentity((tx) =>
      tx.rows(sql`
        update identity.session set second_factor_at = now() - ${interval}::interval
        where login_id in (select id from identity.login where operator)`),
    );
  };
  await confirmedAgo('0 minutes');
  return {
    cookie,
    operate: (name, input) => askAt(served, `/rpc/operator.${name}`, input, { cookie }),
    confirmedAgo,
  };
}
