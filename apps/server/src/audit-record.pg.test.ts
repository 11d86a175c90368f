import { isDeepStrictEqual } from 'node:util';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Asked, AuditReason } from '@remit/audit/audit-event';
import { retake } from '@remit/api/retake';
import { compilePolicy } from '@remit/policy/compile';
import { loadPolicyVersion } from '@remit/store/policy/policy-versions';
import { sealAll } from '@remit/store/audit/audit-keeper';
import { verifyAudit } from '@remit/store/audit/verify-audit';
import { serveTenant } from './testing/serve-tenant.ts';
import { origin } from './testing/serve-sample.ts';

const { served, tenant, henrik, tom } = await serveTenant('henrik', 'tom');

interface Kept {
  readonly action: string;
  readonly outcome: 'allow' | 'deny';
  readonly because: readonly AuditReason[];
  readonly asked: Asked | null;
  readonly policy_version: number;
  readonly roles: readonly string[];
}

/** Submits, approves, rejects and withdraws, and is refused each of them: every kind of decision on a request. */
async function decideMuch(): Promise<void> {
  const { mine, others } = (await henrik.call('requests.inbox')).data;
  for (const { id, revision } of mine.slice(0, 4)) {
    await tom.call('requests.approve', { id, revision });
    await henrik.call('requests.approve', { id, revision });
  }
  for (const { id, revision } of mine.slice(4, 6))
    await henrik.call('requests.reject', { id, revision, comment: 'No' });
  for (const { id, revision } of others.slice(0, 4)) await henrik.call('requests.approve', { id, revision });
  const draft = {
    purpose: 'Gloves',
    amount: { minor: 100, currency: 'EUR' },
    department: '/operations/production',
    folder: '/operations/production',
  };
  const { data } = await tom.call('requests.submit', draft);
  await tom.call('requests.submit', { ...draft, folder: '/marketing', department: '/marketing' });
  await tom.call('requests.withdraw', { id: data.id, revision: data.revision });
  await tom.call('policy.current');
}

test('every past decision comes out the same when it is taken again from its record', async () => {
  await decideMuch();
  // Since then people have moved on; the record stands on what was.
  await tenant.rows(sql`update remit.assignment set folder = '/marketing', role = 'Employee'`);
  const events = await tenant.rows<Kept>(sql`
    select action, outcome, because, asked, policy_version, roles from remit.audit_event
    where asked is not null order by at`);
  expect(new Set(events.map(({ action, outcome }) => `${action} ${outcome}`))).toEqual(
    new Set([
      'request.approved allow',
      'request.approved deny',
      'request.rejected allow',
      'request.submitted allow',
      'request.submitted deny',
      'request.withdrawn allow',
      'permission.refused deny',
    ]),
  );
  const different: object[] = [];
  for (const { asked, policy_version, outcome, because, action } of events) {
    const version = await served.store.withTenant(tenant.id, 'read', (tx) =>
      loadPolicyVersion(tx, policy_version),
    );
    if (asked === null || version === null) throw new Error(`${action} cannot be taken again`);
    const { decision, same } = retake(compilePolicy(version.document, policy_version), asked);
    const stood = because[0]?.kind === 'state';
    const reasons = stood || isDeepStrictEqual(JSON.parse(JSON.stringify(decision.because)), because);
    if (!same || (!stood && decision.outcome !== outcome) || !reasons)
      different.push({ action, decision, because });
  }
  expect(different).toEqual([]);
});

test('an event says who, with which roles, from where, under which policy, and what changed', async () => {
  const own = await served.addTenant();
  const head = await own.signIn('henrik');
  const [request] = (await head.call('requests.inbox')).data.mine;
  await served.app.inject({
    method: 'POST',
    url: `/t/${own.slug}/rpc/requests.approve`,
    remoteAddress: '192.0.2.7',
    headers: {
      host: 'localhost:4000',
      origin,
      cookie: head.cookie,
      'content-type': 'application/json',
      'user-agent': 'curl/9.9',
    },
    payload: JSON.stringify({ id: request?.id, revision: request?.revision }),
  });
  const [event] = await own.rows<Record<string, unknown>>(sql`
    select e.*, r.xmin = e.xmin as together from remit.audit_event e
      join fin.payment_request r on r.tenant_id = e.tenant_id and r.id::text = e.target_id
    order by e.at desc limit 1`);
  expect(event).toMatchObject({
    stream: 'request',
    actor: head.memberId,
    on_behalf_of: null,
    action: 'request.approved',
    outcome: 'allow',
    before: { status: 'waiting' },
    after: { status: 'approved', revision: (request?.revision ?? 0) + 1 },
    address: '192.0.2.7',
    agent: 'curl/9.9',
    policy_version: 1,
    // The change and what the record says of it are of one transaction.
    together: true,
  });
  expect(event?.['roles']).toContain('Approver');
  // What else was done in that session, and no other of the same person: found by its id, which opens nothing.
  const sana = await own.signIn('sana');
  const found = await sana.call('audit.get', { id: event?.['id'] });
  const session = found.data.sessionId;
  const again = await own.signIn('henrik');
  await again.call('me.get');
  const filter = { actor: head.memberId, session };
  const { events } = (await sana.call('audit.list', { filter })).data;
  expect(events.map(({ action }) => action)).toEqual(['request.approved', 'session.entered']);
  expect(events[1]?.target.id).toBe(session);
});

test('what a guest does is in the stream of guests, whatever it is', async () => {
  const own = await served.addTenant();
  const robin = await own.signIn('robin');
  await own.rows(sql`
    update remit.member set valid_until = now() + interval '1 day', sponsor = ${henrik.memberId}
    where id = ${robin.memberId}`);
  const guest = await own.signIn('robin');
  const [request] = await own.rows<{ id: string }>(sql`select id from fin.payment_request limit 1`);
  await guest.call('policy.current');
  await guest.call('requests.approve', { id: request?.id, revision: 1 });
  const events = await own.rows(sql`
    select action, stream from remit.audit_event where actor = ${robin.memberId} order by at`);
  expect(events).toEqual([
    { action: 'session.entered', stream: 'guest' },
    { action: 'permission.refused', stream: 'guest' },
    { action: 'request.approved', stream: 'guest' },
  ]);
});

test('what a caller calls itself is data: cut, without control characters, in one event', async () => {
  const agent = `evil\u001b[2J"}{"outcome":"allow"${'x'.repeat(5_000)}`;
  const asker = await tenant.signIn('tom');
  const before = await tenant.auditCount();
  await served.app.inject({
    method: 'POST',
    url: `/t/${tenant.slug}/rpc/policy.current`,
    headers: {
      host: 'localhost:4000',
      origin,
      cookie: asker.cookie,
      'content-type': 'application/json',
      'user-agent': agent,
    },
  });
  expect(await tenant.auditCount()).toBe(before + 1);
  const [event] = await tenant.rows<{ agent: string; outcome: string }>(
    sql`select agent, outcome from remit.audit_event order by at desc limit 1`,
  );
  expect(event?.outcome).toBe('deny');
  expect(event?.agent).toMatch(/^evil\uFFFD\[2J"\}\{"outcome":"allow"x+\[cut: \d+ more\]$/);
  expect(event?.agent.length).toBeLessThan(340);
});

test('whatever was done and refused above is one whole chain', async () => {
  await sealAll(served.store, tenant.id);
  const verified = await verifyAudit(served.store, tenant.id, { heads: null, coveredUntil: null });
  expect(verified).toMatchObject({ waiting: 0, findings: [] });
  const [counted] = await tenant.rows<{ count: number }>(
    sql`select count(*)::int as count from remit.audit_event`,
  );
  expect(verified.entries).toBe(counted?.count);
});
