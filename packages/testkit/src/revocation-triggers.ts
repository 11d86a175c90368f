import { sql, type SQL } from 'drizzle-orm';
import { endOtherSessions, type EndedBecause } from '@remit/store/identity/end-own-sessions';
import { removeFactor } from '@remit/store/identity/second-factor';
import { setPassword } from '@remit/store/identity/set-password';
import type { IdentityTransaction } from '@remit/store/identity-transaction';
import { saveSecurity } from '@remit/store/security';
import { loadStanding, type Security } from '@remit/store/standing';
import { publishWithout } from './revocation-publish.ts';
import { giveRacedRole, holdRacedRoleByRule, type RaceLane, racedRole } from './revocation-lane.ts';

/** A change that takes access away. */
export interface RaceTrigger {
  readonly name: string;
  /** Has the person hold what is raced by the way that the change is about, where they do not hold it directly. */
  begin?(lane: RaceLane): Promise<void>;
  /** Settles once the change has committed. */
  commit(lane: RaceLane): Promise<void>;
  /** Gives the access back, under a new session. */
  mend(lane: RaceLane): Promise<void>;
  /** A published version takes rights away and ends no session. */
  readonly endsSessions: boolean;
}

/** Of whom the rule of the lane's group is not true. */
const elsewhere = { desk: { type: 'text', value: 'elsewhere' } };

const nothing = async (): Promise<void> => undefined;

/** Every change there is that must reach the very next call, made in the statements that the store makes it in. */
export const raceTriggers: readonly RaceTrigger[] = [
  {
    name: 'assignment removed',
    endsSessions: true,
    commit: (lane) =>
      inTenant(
        lane,
        sql`delete from remit.assignment where tenant_id = ${lane.tenantId} and member_id = ${lane.memberId}
          and role = ${racedRole}`,
      ),
    mend: giveRacedRole,
  },
  {
    name: 'member suspended',
    endsSessions: true,
    commit: (lane) => onMember(lane, sql`status = 'suspended'`),
    mend: (lane) => onMember(lane, sql`status = 'active'`),
  },
  {
    name: 'validity ended',
    endsSessions: true,
    commit: (lane) => onMember(lane, sql`valid_until = clock_timestamp()`),
    mend: (lane) => onMember(lane, sql`valid_until = null`),
  },
  {
    name: 'tenant-wide revocation',
    endsSessions: true,
    commit: (lane) =>
      inTenant(lane, sql`update remit.tenant set epoch = epoch + 1 where tenant_id = ${lane.tenantId}`),
    mend: nothing,
  },
  {
    name: 'password changed',
    endsSessions: true,
    commit: (lane) =>
      endingSessions(lane, 'the password was changed', async (tx) => {
        const [login] = await tx.rows<{ hash: string }>(
          sql`select password_hash as hash from identity.login where id = ${lane.loginId}`,
        );
        if (login === undefined) throw new Error('the person of a race has no login');
        await setPassword(tx, lane.loginId, { before: login.hash, after: login.hash });
      }),
    mend: nothing,
  },
  {
    name: 'second factor reset',
    endsSessions: true,
    commit: (lane) =>
      endingSessions(lane, 'the second factor was removed', (tx) => removeFactor(tx, lane.loginId)),
    mend: nothing,
  },
  {
    name: 'signed out everywhere',
    endsSessions: true,
    commit: (lane) => endingSessions(lane, 'signed out everywhere', nothing),
    mend: nothing,
  },
  {
    name: 'session expired',
    endsSessions: true,
    commit: ({ store, loginId }) =>
      store.withIdentity(async (tx) => {
        await tx.rows(sql`
          update identity.session set expires_at = clock_timestamp() where login_id = ${loginId}
            and expires_at > clock_timestamp()`);
      }),
    mend: nothing,
  },
  {
    name: 'allowlist changed',
    endsSessions: true,
    // TEST-NET-3: no caller of a race is there.
    commit: (lane) => secure(lane, { allowlist: ['203.0.113.0/24'] }),
    mend: (lane) => secure(lane, { allowlist: [] }),
  },
  {
    name: 'second factor asked of everybody',
    endsSessions: true,
    commit: (lane) => secure(lane, { secondFactor: 'everybody' }),
    mend: (lane) => secure(lane, { secondFactor: 'nobody' }),
  },
  {
    name: 'sessions made shorter',
    endsSessions: true,
    // Those of races are older than that.
    commit: (lane) => secure(lane, { sessionMinutes: 15 }),
    mend: (lane) => secure(lane, { sessionMinutes: null }),
  },
  {
    name: 'attribute changed that a rule of a group asks for',
    // Nothing tells that somebody held anything by it, until they are asked for.
    endsSessions: false,
    begin: holdRacedRoleByRule,
    commit: (lane) => onMember(lane, sql`attributes = ${JSON.stringify(elsewhere)}::jsonb`),
    mend: giveRacedRole,
  },
  {
    name: 'right taken away by a published version',
    endsSessions: false,
    commit: (lane) => publishWithout(lane, racedRole),
    mend: (lane) => publishWithout(lane, null),
  },
];

function inTenant({ store, tenantId }: RaceLane, statement: SQL): Promise<void> {
  return store.withTenant(tenantId, 'write', async (tx) => void (await tx.rows(statement)));
}

function onMember(lane: RaceLane, change: SQL): Promise<void> {
  const { tenantId, memberId } = lane;
  return inTenant(
    lane,
    sql`update remit.member set ${change} where tenant_id = ${tenantId} and id = ${memberId}`,
  );
}

/** Changes how the tenant lets people in, and leaves the rest of it as it is. */
function secure({ store, tenantId, memberId }: RaceLane, change: Partial<Security>): Promise<void> {
  return store.withTenant(tenantId, 'write', async (tx) => {
    const standing = await loadStanding(tx, memberId);
    if (standing === null) throw new Error('the member of a race is gone');
    await saveSecurity(tx, { ...standing.security, ...change });
  });
}

function endingSessions(
  { store, loginId }: RaceLane,
  because: EndedBecause,
  change: (tx: IdentityTransaction) => Promise<void>,
): Promise<void> {
  return store.withIdentity(async (tx) => {
    await change(tx);
    await endOtherSessions(tx, loginId, null, because);
  });
}
