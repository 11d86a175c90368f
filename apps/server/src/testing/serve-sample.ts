import { randomBytes, randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type SQL } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import type { inferRouterOutputs } from '@trpc/server';
import type { Services } from '@remit/api/context';
import type { IdentityRouter } from '@remit/api/identity-router';
import type { TenantRouter } from '@remit/api/tenant/tenant-router';
import { createPolicyCache } from '@remit/api/policy/policy-cache';
import { type UseCounter, useCounter } from '@remit/api/uses/use-counter';
import type { ErrorView } from '@remit/api/views';
import { haldenWorks } from '@remit/sample/halden-works';
import type { SampleLogin } from '@remit/sample/tenant-sample';
import { addLogin, addMembership } from '@remit/store/identity/add-login';
import type { Store } from '@remit/store/open-store';
import type { StoreOptions } from '@remit/store/store-parts';
import type { TenantId } from '@remit/store/tenant-id';
import { copySample } from '@remit/testkit/copy-sample';
import { openTestStore } from '@remit/testkit/postgres';
import { createHttpServer, type HttpOptions } from '../http-server.ts';
import { testSigner } from './test-signer.ts';

/** Where the server under test is reached, as far as its callers say. */
export const origin = 'http://localhost:4000';

export const password = 'correct horse battery staple';

/** A real hash of it that costs next to nothing to check: how dear one is is tested where passwords are hashed. */
const passwordHash =
  '$argon2id$v=19$m=8,t=1,p=1$VGhyaUqWQx06hDDy+q2Uiw$BUD2+3VNcQDGCusRoixGLkw8qNssE7/Ri4aqoquvC1I';

type Outputs = inferRouterOutputs<TenantRouter> & inferRouterOutputs<IdentityRouter>;

/** What a procedure returns, by its name. */
type OutputOf<Name extends string> = Name extends `${infer Group extends keyof Outputs}.${infer Procedure}`
  ? Procedure extends keyof Outputs[Group]
    ? Outputs[Group][Procedure]
    : unknown
  : unknown;

/** A reply of a procedure: what it returned, or the error it gave; `data` is there when `error` is not. */
export interface Reply<Output = unknown> {
  readonly status: number;
  readonly data: Output;
  readonly error: ErrorView | null;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Someone signed in, who calls procedures. */
export interface Caller {
  readonly memberId: string;
  cookie: string;
  /** A call inside the caller's tenant, or inside another one by its slug. */
  call<Name extends string>(procedure: Name, input?: unknown, slug?: string): Promise<Reply<OutputOf<Name>>>;
}

/** A tenant with the people and records of the sample, under ids that every such tenant shares. */
export interface ServedTenant {
  readonly id: TenantId;
  readonly slug: string;
  /** Signs in somebody of the sample by first name. */
  signIn(name: string): Promise<Caller>;
  emailOf(name: string): string;
  memberIdOf(name: string): string;
  /** Rows of a statement inside the tenant. */
  rows<T extends object>(query: SQL): Promise<readonly T[]>;
  /** How many events there are, without those that say who came in. */
  auditCount(): Promise<number>;
}

export interface Served {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly services: Services & { readonly uses: UseCounter };
  /** Where files of exports lie, once a worker of the test's own has written some. */
  readonly exportsFolder: string;
  /** @param made `searchable` where something is looked for by its words */
  addTenant(made?: { readonly searchable: boolean }): Promise<ServedTenant>;
  close(): Promise<void>;
}

/** The real server on the run's real database, called without a socket. */
export async function serveSample({
  files,
  ...more
}: Partial<Pick<HttpOptions, 'tenancy' | 'logger'> & Pick<StoreOptions, 'files'>> = {}): Promise<Served> {
  const store = await openTestStore(files === undefined ? {} : { files });
  const logger = more.logger ?? pino({ level: 'silent' });
  const services = {
    store,
    policies: createPolicyCache(),
    log: logger,
    signer: testSigner(),
    uses: useCounter(),
  };
  const exportsFolder = join(tmpdir(), `remit-exports-${randomUUID()}`);
  const app = await createHttpServer({
    services,
    origins: new Set([origin]),
    consoleFolder: null,
    logger,
    exportsFolder,
    ...more,
  });
  return {
    app,
    store,
    services,
    exportsFolder,
    addTenant: (made) => addTenant(app, store, made?.searchable === true),
    close: async () => {
      await app.close();
      await store.close();
      await rm(exportsFolder, { recursive: true, force: true });
    },
  };
}

async function addTenant(app: FastifyInstance, store: Store, searchable: boolean): Promise<ServedTenant> {
  const sample = haldenWorks();
  const slug = `t${randomBytes(6).toString('hex')}`;
  const { id } = await store.createTenant({ ...sample.tenant, id: randomUUID(), slug, tier: 'shared' });
  await copySample(store, id, sample, searchable);
  const emailOf = (login: SampleLogin): string => `${slug}.${login.email}`;
  await store.withIdentity(async (tx) => {
    for (const login of sample.logins) {
      const loginId = await addLogin(tx, {
        id: randomUUID(),
        email: emailOf(login),
        name: login.name,
        passwordHash,
      });
      await addMembership(tx, { loginId, tenantId: id, memberId: login.memberId });
    }
  });
  await store.activateTenant(id);

  const loginOf = (name: string): SampleLogin => {
    const login = sample.logins.find((each) => each.name.toLowerCase().startsWith(name));
    if (login === undefined) throw new Error(`nobody in the sample is called ${name}`);
    return login;
  };
  const rows = <T extends object>(query: SQL) => store.withTenant(id, 'write', (tx) => tx.rows<T>(query));
  return {
    id,
    slug,
    rows,
    emailOf: (name) => emailOf(loginOf(name)),
    memberIdOf: (name) => loginOf(name).memberId,
    signIn: (name) => signIn(app, slug, emailOf(loginOf(name)), loginOf(name).memberId),
    auditCount: async () => {
      const [counted] = await rows<{ count: number }>(
        sql`select count(*)::int as count from remit.audit_event where action <> 'session.entered'`,
      );
      return counted?.count ?? 0;
    },
  };
}

async function signIn(app: FastifyInstance, slug: string, email: string, memberId: string): Promise<Caller> {
  const reply = await post(app, '/rpc/session.signIn', { email, password }, '');
  const cookie = String(reply.headers['set-cookie']).split(';', 1)[0] ?? '';
  if (reply.status !== 200) throw new Error(`${email} could not sign in: ${reply.error?.message}`);
  const caller: Caller = {
    memberId,
    cookie,
    call: <Name extends string>(procedure: Name, input?: unknown, other?: string) => {
      const door = procedure.startsWith('session.') ? '/rpc' : `/t/${other ?? slug}/rpc`;
      return post<OutputOf<Name>>(app, `${door}/${procedure}`, input, caller.cookie);
    },
  };
  return caller;
}

/** One call by POST, as a page of ours makes it. */
export async function post<Output>(
  app: FastifyInstance,
  url: string,
  input: unknown,
  cookie: string,
  remoteAddress = '127.0.0.1',
): Promise<Reply<Output>> {
  const response = await app.inject({
    method: 'POST',
    url,
    remoteAddress,
    headers: { host: 'localhost:4000', origin, cookie, 'content-type': 'application/json' },
    ...(input === undefined ? {} : { payload: JSON.stringify(input) }),
  });
  const body = response.json();
  return {
    status: response.statusCode,
    data: body.result?.data,
    error: body.error?.data?.remit ?? null,
    headers: response.headers,
  };
}
