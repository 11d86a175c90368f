import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { retakeDecisions, type Retaken } from '@remit/api/retake-decisions';
import { databases } from '@remit/store/directory/roles';
import { postgresUrl } from '@remit/testkit/postgres';
import { serveTenant } from './testing/serve-tenant.ts';

const { served, tenant, henrik, tom } = await serveTenant('henrik', 'tom');

const retaken = (): Promise<Retaken> => retakeDecisions(served.store, tenant.id, () => undefined);

/** Does something to the tenant's tables as somebody whom no trigger holds. */
async function tamper(table: string, statement: string): Promise<void> {
  const superuser = postgres(postgresUrl(), {
    database: databases.shared,
    max: 1,
    onnotice: () => undefined,
  });
  await superuser.begin(async (tx) => {
    await tx.unsafe(`alter table ${table} disable trigger append_only`);
    await tx.unsafe(statement);
    await tx.unsafe(`alter table ${table} enable always trigger append_only`);
  });
  await superuser.end();
}

test('decisions come out as they did, whatever became of the directory; one that does not is named, and why one cannot', async () => {
  const { mine } = (await henrik.call('requests.inbox')).data;
  for (const { id, revision } of mine.slice(0, 3)) {
    await tom.call('requests.approve', { id, revision });
    await henrik.call('requests.approve', { id, revision });
  }
  await tenant.rows(sql`update remit.assignment set folder = '/marketing', role = 'Employee'`);
  await tenant.rows(
    sql`update remit.member set department = null, status = 'left' where id = ${henrik.memberId}`,
  );
  const before = await retaken();
  expect(before).toEqual({ decisions: expect.any(Number), otherwise: [] });
  expect(before.decisions).toBeGreaterThanOrEqual(6);

  const [event] = await tenant.rows<{ id: string }>(sql`
    select id from remit.audit_event where asked ->> 'outcome' = 'allow' order by id limit 1`);
  await tamper(
    'remit.audit_event',
    `update remit.audit_event set asked = jsonb_set(asked, '{outcome}', '"deny"') where id = '${event?.id}'`,
  );
  expect((await retaken()).otherwise).toEqual([
    { event: event?.id, sentence: 'it was `deny`, and taken again it is `allow`' },
  ]);

  await tamper(
    'remit.policy_version',
    `update remit.policy_version set document = jsonb_set(document, '{roles}', '[]') where tenant_id = '${tenant.id}'`,
  );
  const { decisions, otherwise } = await retaken();
  expect(otherwise).toHaveLength(decisions);
  expect(new Set(otherwise.map(({ sentence }) => sentence))).toEqual(
    new Set(['it cannot be taken again, because policy version 1 is not what was published']),
  );
});
