import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSignedLine } from '@remit/audit/signer';
import { verifyEd25519 } from '@remit/store/secrets/ed25519';
import { assignRole } from './testing/assign-role.ts';
import { beginReview, linesOf, REVIEW_DUE } from './testing/review-calls.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

let served: Served;
let tenant: ServedTenant;
let nora: Caller;
let tom: Caller;

beforeAll(async () => {
  served = await serveSample();
  tenant = await served.addTenant();
  [nora, tom] = [await tenant.signIn('nora'), await tenant.signIn('tom')];
});
afterAll(() => served.close());

async function close(caller: Caller, id: string) {
  const { data, error } = await caller.call('reviews.previewClose', { id });
  return error === null
    ? caller.call('reviews.close', { id, effectHash: data.effectHash })
    : { data: null, error };
}

test('a review has every assignment that gives the role, of members, groups and departments, and no later one', async () => {
  const id = await beginReview(nora, 'SalesRep');
  const held = await tenant.rows<{ id: string; kind: string }>(sql`
    select id from remit.assignment where role = 'SalesRep' and coalesce(valid_until > now(), true)`);
  const lines = await linesOf(nora, id);
  const ids = lines.map(({ assignment }) => assignment);
  expect(ids).toEqual(expect.arrayContaining(held.map((row) => row.id)));
  expect(lines.some(({ holder }) => holder.kind === 'group')).toBe(true);
  const later = await assignRole(tenant, 'SalesRep', tom.memberId, '/operations');
  expect((await linesOf(nora, id)).map(({ assignment }) => assignment)).toEqual(ids);
  await tenant.rows(sql`delete from remit.assignment where id = ${later}`);
});

test('what is changed since is marked, and closing leaves it as it is with the reason', async () => {
  const assignment = await assignRole(tenant, 'WarehouseLead', tom.memberId, '/operations/production');
  const id = await beginReview(nora, 'WarehouseLead');
  const line = async () => (await linesOf(nora, id)).find((each) => each.assignment === assignment);
  // What it gives is done in other applications: of its use nothing is on record.
  expect((await line())?.doubts).not.toContain('unused');
  expect((await line())?.doubts).not.toContain('changed');
  await nora.call('reviews.decide', {
    id,
    assignments: [assignment],
    decision: 'remove',
    until: null,
    folder: null,
    reason: 'Left the hall',
  });
  await tenant.rows(
    sql`update remit.assignment set valid_until = now() + interval '9 days' where id = ${assignment}`,
  );
  expect((await line())?.doubts).toContain('changed');
  const effect = (await nora.call('reviews.previewClose', { id })).data;
  expect(effect).toMatchObject({ removed: 0, reduced: 0, refused: [{ name: 'Tom Becker' }] });
  expect((await close(nora, id)).data).toEqual({ removed: 0, reduced: 0, refused: 1 });
  expect(await line()).toMatchObject({ outcome: 'refused', decision: 'remove' });
  expect(
    await tenant.rows(sql`delete from remit.assignment where id = ${assignment} returning 1`),
  ).toHaveLength(1);
  tom = await tenant.signIn('tom');
});

test('what closing takes from somebody and is not said of them is counted', async () => {
  const assignment = await assignRole(tenant, 'WarehouseLead', tom.memberId, '/operations/production');
  const id = await beginReview(nora, 'WarehouseLead');
  const removed = { decision: 'remove', until: null, folder: null, reason: 'Left the hall' };
  await nora.call('reviews.decide', { id, assignments: [assignment], ...removed });
  const { people } = (await nora.call('reviews.previewClose', { id })).data;
  expect(people).toHaveLength(1);
  expect(people[0]?.sentences).toHaveLength(3);
  // Five actions on items and as many on shipments at least, and the fields of both.
  expect(people[0]?.total).toBeGreaterThanOrEqual(10);
  await tenant.rows(sql`delete from remit.assignment where id = ${assignment}`);
});

test('closing ends what was decided, each with an event of its own, and nothing that nobody decided', async () => {
  const ended = await assignRole(tenant, 'WarehouseLead', tom.memberId, '/operations');
  const kept = await assignRole(tenant, 'WarehouseLead', tom.memberId, '/sales');
  const open = await assignRole(tenant, 'WarehouseLead', tom.memberId);
  const shorter = await assignRole(tenant, 'WarehouseLead', tom.memberId, '/finance');
  const narrower = await assignRole(tenant, 'WarehouseLead', tom.memberId, '/operations');
  const id = await beginReview(nora, 'WarehouseLead');
  const decide = (
    assignment: string,
    decision: 'keep' | 'reduce' | 'remove',
    until: number | null = null,
    folder: string | null = null,
  ) =>
    nora.call('reviews.decide', {
      id,
      assignments: [assignment],
      decision,
      until,
      folder,
      reason: 'Looked at',
    });
  const { effectHash: tooEarly } = (await nora.call('reviews.previewClose', { id })).data;
  await decide(ended, 'remove');
  await decide(kept, 'keep');
  expect((await decide(shorter, 'reduce')).error?.code).toBe('invalid');
  expect((await decide(shorter, 'reduce', Date.now() - 1000)).error?.code).toBe('invalid');
  expect((await decide(kept, 'keep', REVIEW_DUE)).error?.code).toBe('invalid');
  expect((await decide(shorter, 'reduce', REVIEW_DUE)).error).toBeNull();
  // Less of the tree is below where it is held, and nowhere else.
  expect((await decide(narrower, 'reduce', null, '/sales')).error?.code).toBe('invalid');
  expect((await decide(narrower, 'reduce', null, '/operations')).error?.code).toBe('invalid');
  expect((await decide(narrower, 'reduce', null, '/operations/nowhere')).error?.code).toBe('not-found');
  expect((await decide(narrower, 'keep', null, '/operations/production')).error?.code).toBe('invalid');
  expect((await decide(narrower, 'reduce', REVIEW_DUE, '/operations/production')).error).toBeNull();
  const { data: effect } = await nora.call('reviews.previewClose', { id });
  expect(effect).toMatchObject({ removed: 1, reduced: 2, refused: [] });
  expect(effect.people.map(({ person }) => person.id)).toEqual([tom.memberId]);
  expect((await nora.call('reviews.close', { id, effectHash: tooEarly })).error?.code).toBe('conflict');
  const closing = await Promise.all(
    [1, 2, 3].map(() => nora.call('reviews.close', { id, effectHash: effect.effectHash })),
  );
  expect(closing.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409]);
  const left = await tenant.rows<{ id: string }>(
    sql`select id from remit.assignment where id in (${ended}, ${kept}, ${open})`,
  );
  expect(new Set(left.map((row) => row.id))).toEqual(new Set([kept, open]));
  const [cut] = await tenant.rows<{ at: number }>(sql`
    select floor(extract(epoch from valid_until) * 1000)::float8 as at from remit.assignment where id = ${shorter}`);
  expect(cut?.at).toBe(REVIEW_DUE);
  const less = await tenant.rows(
    sql`select folder, valid_until is null as lasts from remit.assignment where id = ${narrower}`,
  );
  expect(less).toEqual([{ folder: '/operations/production', lasts: false }]);
  const outcomes = new Map((await linesOf(nora, id)).map((line) => [line.assignment, line.outcome]));
  expect([ended, kept, shorter, open].map((each) => outcomes.get(each))).toEqual([
    'removed',
    'kept',
    'reduced',
    'undecided',
  ]);
  const events = await tenant.rows<{ action: string }>(sql`
    select action from remit.audit_event where target_id in (${ended}, ${shorter}, ${narrower}, ${id}) and outcome = 'allow' order by at, id`);
  expect(events.map(({ action }) => action).toSorted()).toEqual([
    'assignment.ended',
    'assignment.narrowed',
    'assignment.shortened',
    'review.closed',
    'review.decided',
    'review.decided',
    'review.decided',
    'review.decided',
    'review.started',
  ]);
  expect((await decide(kept, 'remove')).error?.code).toBe('conflict');
  tom = await tenant.signIn('tom');
});

test('evidence is every line that its reader sees, and a changed byte of it does not fit its signed manifest', async () => {
  const id = await beginReview(nora, 'WarehouseLead');
  const { data } = await nora.call('reviews.evidence', { id });
  const signed = readSignedLine(data.manifest.trimEnd(), verifyEd25519);
  const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
  expect(signed).toMatchObject({ valid: true, signedBy: served.services.signer.publicKey });
  const lines = await linesOf(nora, id);
  expect(signed?.fields).toMatchObject({ whole: true, lines: lines.length, sha256: hash(data.csv) });
  expect(hash(data.csv.replace('Warehouse', 'Warhouse'))).not.toBe(signed?.fields['sha256']);
  for (const { assignment } of lines) expect(data.csv).toContain(assignment);
  const other = readSignedLine(
    data.manifest.trimEnd().replace('"whole":true', '"whole":false'),
    verifyEd25519,
  );
  expect(other?.valid).toBe(false);
});

test('nobody decides what they hold, and the last administrator stays whatever was decided', async () => {
  const id = await beginReview(nora, 'TenantAdmin');
  const lines = await linesOf(nora, id);
  const own = lines.filter(({ decide }) => !decide.allowed);
  expect(own.length).toBeGreaterThan(0);
  const assignments = own.map(({ assignment }) => assignment);
  const asked = {
    id,
    assignments,
    decision: 'remove',
    until: null,
    folder: null,
    reason: 'No more',
  } as const;
  expect((await nora.call('reviews.decide', asked)).error?.code).toBe('forbidden');
  // Decided by somebody who then leaves only them.
  await tenant.rows(sql`
    update remit.review_line set decision = 'remove', reason = 'No more', decided_by = ${tom.memberId}, decided_at = now()
    where review_id = ${id}`);
  expect((await close(nora, id)).data?.refused).toBeGreaterThan(0);
  const again = await tenant.signIn('nora');
  expect((await again.call('reviews.list')).data.start.allowed).toBe(true);
  nora = again;
});
