import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { sealAccessToken } from '@remit/api/tokens/access-token';
import { hashSessionToken, newSessionToken } from '@remit/identity/session-token';
import type { Condition } from '@remit/policy/condition';
import type { PolicyDocument } from '@remit/policy/document';
import { createSession } from '@remit/store/identity/create-session';
import type { Store } from '@remit/store/open-store';
import type { TenantId } from '@remit/store/tenant-id';
import type { RaceCredentials } from './revocation-http.ts';

/** Somebody whose access races take away and give back, in a tenant that no other race touches. */
export interface RaceLane {
  /** Of a third process: the one in which the change is made. */
  readonly store: Store;
  readonly tenantId: TenantId;
  readonly slug: string;
  readonly memberId: string;
  readonly loginId: string;
  /** The policy in force when the races begin. */
  readonly document: PolicyDocument;
}

/** The role from which alone the member of a lane has what races ask for. */
export const racedRole = 'SecurityAnalyst';

/** Gives the member of a lane the role. */
export async function giveRacedRole({ store, tenantId, memberId }: RaceLane): Promise<void> {
  await store.withTenant(tenantId, 'write', (tx) =>
    tx.rows(sql`
      insert into remit.assignment (tenant_id, id, role, folder, member_id)
      values (${tenantId}, gen_random_uuid(), ${racedRole}, '/', ${memberId})`),
  );
}

const atTheDesk = { desk: { type: 'text', value: 'raced' } } as const;

/** True of whoever sits at the desk that races are about. */
const rule: Condition = {
  kind: 'compare',
  operator: '=',
  left: { kind: 'attribute', of: 'subject', name: 'desk' },
  right: { kind: 'literal', value: atTheDesk.desk },
};

/** Makes the group of a lane: whoever is in it by its rule has the role that races take away. */
export async function makeRacedGroup({ store, tenantId }: RaceLane): Promise<void> {
  const group = randomUUID();
  await store.withTenant(tenantId, 'write', async (tx) => {
    await tx.rows(sql`
      insert into remit.member_group (tenant_id, id, name, rule)
      values (${tenantId}, ${group}, 'Raced', ${JSON.stringify(rule)}::jsonb)`);
    await tx.rows(sql`
      insert into remit.assignment (tenant_id, id, role, folder, group_id)
      values (${tenantId}, gen_random_uuid(), ${racedRole}, '/', ${group})`);
  });
}

/** Leaves the member of a lane the role through the rule of its group alone. */
export async function holdRacedRoleByRule({ store, tenantId, memberId }: RaceLane): Promise<void> {
  await store.withTenant(tenantId, 'write', async (tx) => {
    await tx.rows(sql`
      update remit.member set attributes = ${JSON.stringify(atTheDesk)}::jsonb
      where tenant_id = ${tenantId} and id = ${memberId}`);
    await tx.rows(sql`
      delete from remit.assignment where tenant_id = ${tenantId} and member_id = ${memberId}
        and role = ${racedRole}`);
  });
}

/** Starts a session, as signing in did an hour ago once the password was right. @returns what calls under it carry */
export async function raceSession(
  { store, loginId }: RaceLane,
  kind: 'browser' | 'client',
): Promise<RaceCredentials> {
  const token = newSessionToken();
  const { expiresAt } = await store.withIdentity(async (tx) => {
    const created = await createSession(tx, {
      tokenHash: hashSessionToken(token),
      loginId,
      lifetime: 3_600_000,
      kind,
      secondFactorAt: null,
      address: '127.0.0.1',
      agent: null,
    });
    await tx.rows(
      sql`update identity.session set created_at = now() - interval '1 hour' where id = ${created.id}`,
    );
    return created;
  });
  return kind === 'browser'
    ? { cookie: `__Host-remit=${token}` }
    : { authorization: `Bearer ${sealAccessToken(store.keys, token, expiresAt)}` };
}
