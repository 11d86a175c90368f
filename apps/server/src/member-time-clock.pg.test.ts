import { type SQL, sql } from 'drizzle-orm';
import { keepMemberTimes } from '@remit/store/identity/keep-member-times';
import { beforeEach, expect, test } from 'vitest';
import { memberTimeClock } from './member-time-clock.ts';
import { password, post } from './testing/serve-sample.ts';
import { serveTenant } from './testing/serve-tenant.ts';

const { served, tenant, tom, nora } = await serveTenant('tom', 'nora');

/** What this change of Tom's time leaves him to choose from, once the clock of the tenant has run. */
async function offered(time: SQL) {
  await tenant.rows(sql`update remit.member set ${time} where id = ${tom.memberId}`);
  const clock = memberTimeClock(served.services);
  expect(await served.store.withTenant(tenant.id, 'read', (tx) => clock.dueIn(tx))).toBe(0);
  await clock.turn(tenant.id, () => false);
  expect(await served.store.withTenant(tenant.id, 'read', (tx) => clock.dueIn(tx))).toBeNull();
  const { data } = await tom.call('session.current');
  if (!data.signedIn) throw new Error('Tom is not signed in');
  return { tenants: data.tenants.map(({ slug }) => slug), shut: data.shut };
}

beforeEach(async () => {
  await offered(sql`status = 'active', valid_from = null, valid_until = null`);
});

const begun = "valid_from = now() - interval '50 days'";
test.each([
  [`${begun}, valid_until = now() + interval '1 hour'`, 'offered'],
  ["valid_from = now() + interval '1 hour', valid_until = now() + interval '2 hours'", 'not begun'],
  [`${begun}, valid_until = now()`, 'over'],
  [`${begun}, valid_until = now() - interval '29 days'`, 'over'],
  [`${begun}, valid_until = now() - interval '31 days'`, null],
  ["status = 'left'", null],
])('of a member of whom %s the tenant is %s, which is what its door says', async (time, wanted) => {
  const { tenants, shut } = await offered(sql.raw(time));
  expect(tenants).toEqual(wanted === 'offered' ? [tenant.slug] : []);
  const told = wanted === null || wanted === 'offered' ? [] : [expect.stringContaining(wanted)];
  expect(shut.map(({ because }) => because)).toEqual(told);
  const again = await tenant.signIn('tom');
  expect((await again.call('me.get')).status).toBe(wanted === 'offered' ? 200 : 403);
});

test('a time that is over and is made longer opens the tenant again, and changes it for nobody else', async () => {
  await offered(sql`valid_until = now() - interval '1 day'`);
  const { data } = await nora.call('session.current');
  expect(data).toMatchObject({ tenants: [{ slug: tenant.slug }], shut: [] });
  expect(await offered(sql`valid_until = now() + interval '1 day'`)).toEqual({
    tenants: [tenant.slug],
    shut: [],
  });
});

test('of a tenant in which somebody is nobody they are told nothing, whoever is a guest there', async () => {
  const other = await served.addTenant();
  await other.rows(
    sql`update remit.member set valid_until = now() - interval '1 day' where id = ${tom.memberId}`,
  );
  await memberTimeClock(served.services).turn(other.id, () => false);
  const { data } = await tom.call('session.current');
  expect(data).toMatchObject({ tenants: [{ slug: tenant.slug }], shut: [] });
});

test('whoever is invited and has not come in yet is not offered it before their time either', async () => {
  const from = Date.now() + 3_600_000;
  const guest = {
    name: 'Iris Wolf',
    email: `${tenant.slug}.iris@example.org`,
    sponsor: nora.memberId,
    from,
    until: from + 3_600_000,
    roles: [],
  };
  const { data } = await nora.call('people.inviteGuest', guest);
  await memberTimeClock(served.services).turn(tenant.id, () => false);
  const { token } = data;
  expect((await tom.call('session.takeInvitation', { token, password })).error).toBeNull();
  const { email } = guest;
  const entered = await post(served.app, '/rpc/session.signIn', { email, password }, '');
  const shut = [{ slug: tenant.slug, because: 'your time there has not begun yet' }];
  expect(entered.data).toMatchObject({ tenants: [], shut });
});

test('of two servers that tell of a tenant at once, the newer word stays', async () => {
  const [began, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const time = (closesAt: string) => [{ member: tom.memberId, opensAt: null, closesAt }];
  const order: string[] = [];
  const keep = (name: string, closesAt: string, before: Promise<void>) =>
    served.store.withIdentity((tx) =>
      keepMemberTimes(tx, tenant.id, async () => {
        order.push(name);
        began.resolve();
        await before;
        return time(closesAt);
      }),
    );
  const older = keep('older', '2001-01-01T00:00:00Z', go.promise);
  await began.promise;
  const newer = keep('newer', 'infinity', Promise.resolve());
  go.resolve();
  await Promise.all([older, newer]);
  expect(order).toEqual(['older', 'newer']);
  expect((await tom.call('session.current')).data).toMatchObject({ tenants: [{ slug: tenant.slug }] });
});
