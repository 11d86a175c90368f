import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { PolicyDocument } from '@remit/policy/document';
import { type DraftStep, stepBetween } from '@remit/policy/draft/draft-steps';
import { assignRole } from './testing/assign-role.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

let served: Served | null = null;
let tenant: ServedTenant;
let nora: Caller;
let other: Caller;

beforeEach(async () => {
  served ??= await serveSample();
  tenant = await served.addTenant();
  [nora, other] = [await tenant.signIn('nora'), await tenant.signIn('tom')];
  // A second administrator, as Nora is one.
  await give(other.memberId, 'TenantAdmin');
});

afterAll(() => served?.close());

interface Seen {
  readonly id: string;
  readonly revision: number;
}

type Change = (document: PolicyDocument) => PolicyDocument;

/** A role that nobody holds, by another name each time. */
const adds =
  (name: string, grants: PolicyDocument['roles'][number]['grants'] = []): Change =>
  (document) => ({ ...document, roles: [...document.roles, { name, grants }] });

/** Whoever holds a role may read the files of all employees too. */
const widens =
  (name: string): Change =>
  (document) => ({
    ...document,
    roles: document.roles.map((role) =>
      role.name === name
        ? { ...role, grants: [...role.grants, { actions: ['read'], on: ['hr.Employee'] }] }
        : role,
    ),
  });

async function give(member: string, role: string): Promise<void> {
  await assignRole(tenant, role, member);
  await tenant.rows(sql`update remit.tenant set directory_revision = directory_revision + 1`);
}

async function begin(author: Caller, change: Change): Promise<Seen> {
  const { data } = await author.call('policy.current');
  const step: DraftStep = stepBetween(data.document, change(data.document));
  const reply = await author.call('changes.begin', {
    id: randomUUID(),
    basedOn: data.version,
    steps: [step],
    name: null,
  });
  expect(reply.error).toBeNull();
  const { id, revision } = reply.data;
  return { id, revision };
}

async function accepted(who: Caller, { id, revision }: Seen) {
  const { data, error } = await who.call('changes.effect', { id });
  if (error !== null || data.kind !== 'answer') throw new Error(error?.message ?? data.kind);
  return { id, revision, effectHash: data.answer.effectHash, reason: 'As agreed' };
}

const codes = (replies: readonly { readonly error: { readonly code: string } | null }[]) =>
  replies.map(({ error }) => error?.code ?? 'done').toSorted();

async function reviewed(draft: Seen) {
  const { data } = await nora.call('changes.requestReview', draft);
  return other.call('changes.approve', { id: data.id, revision: data.revision, comment: '' });
}

test('a draft that its author sends twice is begun once; with other edits, or by somebody else, it is refused', async () => {
  const { data } = await nora.call('policy.current');
  const steps = [stepBetween(data.document, adds('Clerk')(data.document))];
  const sent = { id: randomUUID(), basedOn: data.version, steps, name: null };
  const replies = await Promise.all([1, 2].map(() => nora.call('changes.begin', sent)));
  expect(replies.map((reply) => reply.error)).toEqual([null, null]);
  expect(replies[0]?.data).toEqual(replies[1]?.data);
  const events = await tenant.rows(sql`
    select outcome from remit.audit_event where action = 'draft.begun' and target_id = ${sent.id}`);
  expect(events).toEqual([{ outcome: 'allow' }]);
  const otherwise = [stepBetween(data.document, adds('Cleaner')(data.document))];
  const refused = await Promise.all([
    nora.call('changes.begin', { ...sent, steps: otherwise }),
    other.call('changes.begin', sent),
  ]);
  expect(codes(refused)).toEqual(['conflict', 'conflict']);
});

describe('a draft is published', () => {
  test('by its author where nobody else has to look at it, as one version with one event', async () => {
    const draft = await begin(nora, adds('Reader'));
    const before = await tenant.auditCount();
    const reply = await nora.call('changes.publish', await accepted(nora, draft));
    expect(reply.data).toMatchObject({ version: 2, state: 'published' });
    const events = await tenant.rows<{ action: string; details: object }>(
      sql`select action, details from remit.audit_event order by id desc limit 1`,
    );
    expect(events).toMatchObject([
      { action: 'policy.published', details: { version: 2, basedOn: 1, draft: draft.id, approvedBy: [] } },
    ]);
    // The look at the effect is on record beside it where it is of others; nothing else is.
    expect((await tenant.auditCount()) - before).toBeLessThanOrEqual(2);
    expect((await nora.call('policy.current')).data.document.roles.map(({ name }) => name)).toContain(
      'Reader',
    );
  });

  test('with the effect that was accepted, or not at all', async () => {
    const draft = await begin(nora, adds('Reader'));
    const publication = await accepted(nora, draft);
    const reply = await nora.call('changes.publish', { ...publication, effectHash: 'a'.repeat(64) });
    expect([reply.status, reply.error?.message]).toEqual([
      409,
      'the effect is no longer the one that was accepted; look at it again',
    ]);
    expect((await nora.call('policy.current')).data.version).toBe(1);
  });

  test('never over a version that its author did not see', async () => {
    const [mine, theirs] = [await begin(nora, adds('Mine')), await begin(other, adds('Theirs'))];
    const publications = [await accepted(nora, mine), await accepted(other, theirs)] as const;
    const replies = await Promise.all([
      nora.call('changes.publish', publications[0]),
      other.call('changes.publish', publications[1]),
    ]);
    expect(codes(replies)).toEqual(['conflict', 'done']);
    expect((await nora.call('policy.current')).data.version).toBe(2);
    const states = (await nora.call('changes.list', { ended: false })).data.drafts;
    expect(states).toMatchObject([{ moved: true, state: 'editing', conflicts: 0 }]);
  });

  test('as it was accepted, or as it was edited, where both happen at once', async () => {
    const draft = await begin(nora, adds('Reader'));
    const publication = await accepted(nora, draft);
    const { data } = await nora.call('changes.get', { id: draft.id });
    const replies = await Promise.all([
      nora.call('changes.publish', publication),
      other.call('changes.save', { ...draft, from: 0, steps: data.steps, standing: 0 }),
    ]);
    expect(codes(replies)).toEqual(['conflict', 'done']);
    const after = (await nora.call('changes.get', { id: draft.id })).data;
    const roles = (await nora.call('policy.current')).data.document.roles.map(({ name }) => name);
    expect(roles.includes('Reader')).toBe(after.state === 'published');
  });
});

describe('a second person', () => {
  test('approves what widens its author, and only then does it go out', async () => {
    await give(nora.memberId, 'WarehouseClerk');
    const draft = await begin(nora, widens('WarehouseClerk'));
    const alone = await nora.call('changes.publish', { ...(await accepted(nora, draft)), breakGlass: true });
    expect(alone.error?.message).toMatch(/widens your own access/);
    const approved = await reviewed(draft);
    const reply = await nora.call('changes.publish', await accepted(nora, approved.data));
    expect(reply.data).toMatchObject({ version: 2 });
  });

  test('is nobody whom the draft widens too', async () => {
    const draft = await begin(nora, widens('Employee'));
    expect((await reviewed(draft)).error?.message).toMatch(/widens your own access/);
    expect((await nora.call('policy.current')).data.version).toBe(1);
  });

  test('is nobody who had a hand in the draft, its author least of all', async () => {
    const draft = await begin(nora, adds('Reader'));
    const asked = await nora.call('changes.requestReview', draft);
    const approval = { id: draft.id, revision: asked.data.revision, comment: '' };
    expect((await nora.call('changes.approve', approval)).error?.message).toMatch(/had a hand/);
    const { data } = await other.call('changes.get', { id: draft.id });
    const edited = await other.call('changes.save', {
      id: draft.id,
      revision: data.revision,
      from: 1,
      steps: [],
      standing: 0,
    });
    const redone = await other.call('changes.save', {
      id: draft.id,
      revision: edited.data.revision,
      from: 1,
      steps: [],
      standing: 1,
    });
    const again = await nora.call('changes.requestReview', { id: draft.id, revision: redone.data.revision });
    const late = { id: draft.id, revision: again.data.revision, comment: '' };
    expect((await other.call('changes.approve', late)).error?.message).toMatch(/had a hand/);
  });

  test('is asked for by the tenant, approves exactly what goes out, and an edit takes that back', async () => {
    await tenant.rows(sql`update remit.tenant set second_person = true`);
    const draft = await begin(nora, adds('Reader'));
    const early = await nora.call('changes.publish', await accepted(nora, draft));
    expect(early.error?.message).toMatch(/needs a second person/);
    const approved = await reviewed(draft);
    expect(approved.data).toMatchObject({ state: 'approved' });
    const { data } = await nora.call('policy.current');
    const more = stepBetween(data.document, adds('Writer')(data.document));
    const edited = await nora.call('changes.save', {
      id: draft.id,
      revision: approved.data.revision,
      from: 1,
      steps: [more],
      standing: 2,
    });
    expect(edited.data.state).toBe('editing');
    const stale = await nora.call('changes.publish', await accepted(nora, edited.data));
    expect(stale.error?.message).toMatch(/needs a second person/);
    // Undone, it is once more what was approved.
    const undone = await nora.call('changes.save', {
      id: draft.id,
      revision: edited.data.revision,
      from: 2,
      steps: [],
      standing: 1,
    });
    const published = await nora.call('changes.publish', await accepted(nora, undone.data));
    expect(published.error).toBeNull();
    const [event] = await tenant.rows<{ details: { approvedBy: string[] } }>(
      sql`select details from remit.audit_event where action = 'policy.published' order by id desc limit 1`,
    );
    expect(event?.details.approvedBy).toEqual([other.memberId]);
  });

  test('who may not publish any more has approved nothing', async () => {
    await tenant.rows(sql`update remit.tenant set second_person = true`);
    const draft = await begin(nora, adds('Reader'));
    const approved = await reviewed(draft);
    await tenant.rows(sql`delete from remit.assignment where member_id = ${other.memberId}`);
    await tenant.rows(sql`update remit.tenant set directory_revision = directory_revision + 1`);
    const reply = await nora.call('changes.publish', await accepted(nora, approved.data));
    expect(reply.error?.message).toMatch(/needs a second person/);
  });

  test('can be gone without in need: that is marked, and looked at afterwards by somebody else', async () => {
    await tenant.rows(sql`update remit.tenant set second_person = true`);
    const draft = await begin(nora, adds('Reader'));
    await nora.call('changes.requestReview', draft);
    const { data } = await nora.call('changes.get', { id: draft.id });
    const publication = await accepted(nora, { id: draft.id, revision: data.revision });
    expect((await nora.call('changes.reviews', { id: draft.id })).data.can.breakGlass.allowed).toBe(true);
    const reply = await nora.call('changes.publish', { ...publication, breakGlass: true });
    expect(reply.data).toMatchObject({ version: 2, state: 'published' });
    const [event] = await tenant.rows<{ details: object }>(
      sql`select details from remit.audit_event where action = 'policy.published' order by id desc limit 1`,
    );
    expect(event?.details).toMatchObject({ breakGlass: true, approvedBy: [] });
    // It stays among what is open until somebody has looked.
    const open = async () => (await nora.call('changes.list', { ended: false })).data.drafts;
    expect(await open()).toMatchObject([{ id: draft.id, breakGlass: 'owed' }]);
    const review = { id: draft.id, revision: reply.data.revision, comment: 'It was burning' };
    expect((await nora.call('changes.approve', review)).error?.message).toMatch(/had a hand/);
    expect((await other.call('changes.approve', review)).data).toMatchObject({ state: 'published' });
    expect(await open()).toEqual([]);
    const again = { ...review, revision: review.revision + 1 };
    expect((await other.call('changes.reject', again)).error?.code).toBe('conflict');
  });

  test('that nobody needs leaves no mark, and tests and guards stay whoever hurries', async () => {
    const draft = await begin(nora, adds('Reader'));
    const publication = await accepted(nora, draft);
    const reply = await nora.call('changes.publish', { ...publication, breakGlass: true });
    expect(reply.data).toMatchObject({ version: 2 });
    expect((await nora.call('changes.get', { id: draft.id })).data.breakGlass).toBe('no');
    const broken = await begin(nora, (document) => ({
      ...document,
      roles: document.roles.map((role) => ({
        ...role,
        grants: role.grants.filter(({ on }) => on?.includes('remit.Policy') !== true),
      })),
    }));
    const { data } = await nora.call('changes.effect', { id: broken.id });
    if (data.kind !== 'answer') throw new Error(JSON.stringify(data));
    const hurried = await nora.call('changes.publish', {
      ...broken,
      effectHash: data.answer.effectHash,
      reason: 'In haste',
      breakGlass: true,
    });
    expect(hurried.error?.message).toMatch(/nobody could publish a policy any more/);
  });

  test('rejects with a reason, and what was rejected does not go out as it stands', async () => {
    const draft = await begin(nora, adds('Reader'));
    const asked = await nora.call('changes.requestReview', draft);
    const rejected = await other.call('changes.reject', {
      id: draft.id,
      revision: asked.data.revision,
      comment: 'Nobody needs it',
    });
    expect(rejected.data).toMatchObject({ state: 'rejected' });
    const reply = await nora.call('changes.publish', await accepted(nora, rejected.data));
    expect(reply.error?.code).toBe('conflict');
    await other.call('changes.comment', {
      id: draft.id,
      item: { kind: 'role', key: 'Reader' },
      text: 'Or do they?',
    });
    const { data } = await nora.call('changes.reviews', { id: draft.id });
    expect(data).toMatchObject({
      reviews: [{ decision: 'reject', comment: 'Nobody needs it', current: true }],
      comments: [{ item: { kind: 'role', key: 'Reader' }, text: 'Or do they?' }],
      can: { publish: { allowed: false }, review: { allowed: false } },
    });
  });
});
