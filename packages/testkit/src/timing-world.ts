import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { hashPassword } from '@remit/identity/password';
import type { Store } from '@remit/store/open-store';
import { newRaceLane } from './new-race-lane.ts';
import { raceCall } from './revocation-http.ts';
import { type RaceLane, raceSession } from './revocation-lane.ts';
import type { Random } from './seeded-random.ts';

/** A question that is asked of something that is there and of something that is not, and answered alike. */
export interface TimingProbe {
  readonly name: string;
  /** Makes ready for one question; it takes no part in the time. */
  ready(): Promise<void>;
  /** @returns what asks once and settles with the status of the answer */
  ask(there: boolean, random: Random): () => Promise<number>;
}

const spread = 50;
const password = 'not the password of anybody';

/** What somebody outside could learn from how long a refusal takes: an e-mail, a tenant, a record of another tenant. */
export async function timingProbes(store: Store, url: string): Promise<readonly TimingProbe[]> {
  const [own, other] = [await newRaceLane(store), await newRaceLane(store)];
  const [asker, stranger] = [await raceSession(own, 'browser'), await raceSession(other, 'browser')];
  await raceCall(url, `/t/${own.slug}/rpc/me.get`, asker, {});
  await raceCall(url, `/t/${other.slug}/rpc/me.get`, stranger, {});
  const nothing = async (): Promise<void> => undefined;
  const call = (slug: string, procedure: string, input: unknown) => async (): Promise<number> =>
    (await raceCall(url, `/t/${slug}/rpc/${procedure}`, asker, input)).status;
  const foreign = await recordsOf(other);
  const none = Array.from({ length: spread }, () => randomUUID());
  const nobody = randomUUID();
  const known = await knownEmail(own);
  const unknown = known.replace(/^racer/, 'recar');
  return [
    {
      name: 'an e-mail at signing in',
      // What failed is forgotten, or the door would be shut after ten.
      ready: () =>
        store.withIdentity((tx) => tx.rows(sql`delete from identity.sign_in_failure`)).then(nothing),
      ask: (there) => async () => {
        const input = { email: there ? known : unknown, password };
        return (await raceCall(url, '/rpc/session.signIn', { cookie: '' }, input)).status;
      },
    },
    {
      name: 'a tenant that the asker is not in',
      ready: nothing,
      ask: (there) =>
        call(
          there ? other.slug : `race-${other.slug.slice(5).split('').toReversed().join('')}`,
          'me.get',
          {},
        ),
    },
    {
      name: 'a member of another tenant',
      ready: nothing,
      ask: (there) => call(own.slug, 'people.get', { member: there ? other.memberId : nobody }),
    },
    {
      name: 'a record of another tenant',
      ready: nothing,
      ask: (there, random) => call(own.slug, 'audit.get', { id: random.pick(there ? foreign : none) }),
    },
    {
      // Nothing to learn, and a fifth of a millisecond more for one of the two: a run that misses it says nothing.
      name: control,
      ready: nothing,
      ask: (there) => async () => {
        const status = await call(own.slug, 'audit.get', { id: nobody })();
        const until = performance.now() + (there ? 0.2 : 0);
        while (performance.now() < until);
        return status;
      },
    },
  ];
}

/** The probe that must tell its two kinds apart. */
export const control = 'a delay of a fifth of a millisecond, put there on purpose';

async function knownEmail({ store, loginId }: RaceLane): Promise<string> {
  const passwordHash = await hashPassword('the password that nobody guesses');
  const [login] = await store.withIdentity((tx) =>
    tx.rows<{ email: string }>(sql`
      update identity.login set password_hash = ${passwordHash} where id = ${loginId} returning email`),
  );
  if (login === undefined) throw new Error('the member of a lane has no login');
  return login.email;
}

/** Records that another tenant has: events of its audit. */
async function recordsOf({ store, tenantId }: RaceLane): Promise<readonly string[]> {
  const rows = await store.withTenant(tenantId, 'write', (tx) =>
    tx.rows<{ id: string }>(sql`
      insert into remit.audit_event (tenant_id, stream, action, target_type, outcome, because, correlation_id, details)
      select ${tenantId}, 'tenant', 'tenant.configured', 'remit.Tenant', 'allow', '[]', gen_random_uuid(), 'null'
      from generate_series(1, ${spread}) returning id`),
  );
  return rows.map(({ id }) => id);
}
