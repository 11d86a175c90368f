import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { haldenWorks } from '@remit/sample/halden-works';
import { addLogin, addMembership } from '@remit/store/identity/add-login';
import type { Store } from '@remit/store/open-store';
import { publishWithout } from './revocation-publish.ts';
import { giveRacedRole, makeRacedGroup, type RaceLane } from './revocation-lane.ts';

/** Makes a tenant with the policy of a sample and one person, who has the role that races take away. */
export async function newRaceLane(store: Store): Promise<RaceLane> {
  const slug = `race-${randomBytes(6).toString('hex')}`;
  const [memberId, person, id] = [randomUUID(), randomUUID(), randomUUID()];
  const { tenant, policy: document } = haldenWorks();
  const { id: tenantId } = await store.createTenant({ ...tenant, id, slug, name: slug, tier: 'shared' });
  const email = `racer@${slug}.example`;
  const loginId = await store.withIdentity(async (tx) => {
    const login = await addLogin(tx, { id: randomUUID(), email, name: 'Racer', passwordHash: 'none' });
    await addMembership(tx, { loginId: login, tenantId, memberId });
    return login;
  });
  await store.withTenant(tenantId, 'write', async (tx) => {
    await tx.rows(sql`insert into remit.folder (tenant_id, path, name) values (${tenantId}, '/', ${slug})`);
    await tx.rows(sql`
      insert into remit.member (tenant_id, id, person, name, email)
      values (${tenantId}, ${memberId}, ${person}, 'Racer', ${email})`);
  });
  const lane = { store, tenantId, slug, memberId, loginId, document };
  await publishWithout(lane, null);
  await giveRacedRole(lane);
  await makeRacedGroup(lane);
  await store.activateTenant(tenantId);
  return lane;
}
