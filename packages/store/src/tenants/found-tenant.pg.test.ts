import { randomBytes, randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import { type FoundingStep, foundTenant, type FoundedTenant } from './found-tenant.ts';
import { addLogin } from '../identity/add-login.ts';
import { findLogin } from '../identity/find-login.ts';
import type { Store } from '../open-store.ts';
import { moveAct } from '../testing/move-act.ts';

let store: Store;

beforeAll(async () => {
  store = await openTestStore();
});
afterAll(async () => {
  // Whoever lists operators or rotates secrets after this finds none of these.
  await store.withIdentity(async (tx) => {
    await tx.rows(sql`
      delete from identity.second_factor using identity.login
      where login.id = login_id and login.email like 'f%@new.example'`);
    await tx.rows(sql`update identity.login set operator = false where email like 'f%@new.example'`);
  });
  await store.close();
});

const freshSlug = (): string => `f${randomBytes(6).toString('hex')}`;

function found(
  slug: string,
  passwordHash: string,
  onStep: (step: FoundingStep) => void = () => undefined,
): Promise<FoundedTenant> {
  const tenant = {
    slug,
    name: 'Founded',
    tier: 'shared',
    timeZone: 'UTC',
    baseCurrency: 'EUR',
    accent: 'teal',
  } as const;
  const administrator = { email: `${slug}@new.example`, name: 'Ada First', passwordHash };
  return foundTenant(store, tenant, administrator, moveAct(), onStep);
}

const loginOf = (slug: string) => store.withIdentity((tx) => findLogin(tx, `${slug}@new.example`));

test.each(['database', 'policy', 'administrator', 'open'] as const)(
  'a tenant whose founding ended at the step %s is founded by the same again, and whoever administers it signs in by what was told last',
  async (last) => {
    const slug = freshSlug();
    const stop = new Error('killed');
    const stopped = found(slug, 'told to nobody', (step) => {
      if (step === last) throw stop;
    });
    await expect(stopped).rejects.toBe(stop);
    const { tenant, knownLogin } = await found(slug, 'told last');
    expect({ status: tenant.status, knownLogin }).toEqual({ status: 'active', knownLogin: false });
    const login = await loginOf(slug);
    expect(login?.passwordHash).toBe('told last');
    const holders = await store.withTenant(tenant.id, 'read', (tx) =>
      tx.rows(sql`
        select member.person from remit.assignment join remit.member
          on member.tenant_id = assignment.tenant_id and member.id = assignment.member_id`),
    );
    expect(holders).toEqual([{ person: login?.id }]);
  },
);

const uses: readonly (readonly [what: string, use: (loginId: string, elsewhere: string) => SQL])[] = [
  [
    'is a member of another tenant',
    (id, elsewhere) => sql`
      insert into identity.membership (login_id, tenant_id, member_id) values (${id}, ${elsewhere}, ${randomUUID()})`,
  ],
  [
    'has a session',
    (id) => sql`
      insert into identity.session (token_hash, login_id, expires_at)
      values (sha256(${id}::text::bytea), ${id}, now())`,
  ],
  [
    'signed in once',
    (id) => sql`
      insert into identity.event (login_id, action, outcome, correlation_id)
      values (${id}, 'session.started', 'allow', ${randomUUID()})`,
  ],
  [
    'has a second factor',
    (id) => sql`insert into identity.second_factor (login_id, secret) values (${id}, 'x')`,
  ],
  ['operates Remit', (id) => sql`update identity.login set operator = true where id = ${id}`],
];

test.each(uses)('whoever %s keeps their own password when a tenant is founded for them', async (_, use) => {
  const slug = freshSlug();
  const { id: elsewhere } = await makeTestTenant(store);
  await store.withIdentity(async (tx) => {
    const login = {
      id: randomUUID(),
      email: `${slug}@new.example`,
      name: 'Ada First',
      passwordHash: 'their own',
    };
    await tx.rows(use(await addLogin(tx, login), elsewhere));
  });
  expect((await found(slug, 'told to the operator')).knownLogin).toBe(true);
  expect((await loginOf(slug))?.passwordHash).toBe('their own');
});
