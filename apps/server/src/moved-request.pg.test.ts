import { randomUUID } from 'node:crypto';
import { createPolicyCache } from '@remit/api/policy/policy-cache';
import { turnRequestClock } from '@remit/api/requests/request-clock';
import type { Approval } from '@remit/policy/document';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { approvalTenant } from './testing/approval-tenant.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import { type Caller, origin } from './testing/serve-sample.ts';

const steps: Approval = {
  name: 'Payments',
  on: 'fin.PaymentRequest',
  steps: [
    { name: 'Department', by: { kind: 'roles', roles: ['Approver'] }, need: 'any' },
    { name: 'Finance', by: { kind: 'roles', roles: ['ChiefFinancialOfficer'] }, need: 'any' },
  ],
};
const [from, into] = ['/operations/production', '/operations/warehouse'];
const first = '00000000-0000-0000-0000-000000000000';
/** Where the folder of production lies. */
let at: string = from;

const {
  served,
  tenant,
  nora,
  tom,
  henrik,
  alice: chief,
} = await serveTenantMade((server) => approvalTenant(server, steps), 'nora', 'tom', 'henrik', 'alice');

/** The folder of production goes into another one. @returns where it lies then */
async function moved(folder: string, to: string): Promise<string> {
  const { data: preview } = await nora.call('folders.previewMove', { folder, into: to });
  const { data, error } = await nora.call('folders.move', {
    folder,
    into: to,
    effectHash: preview.effectHash,
  });
  if (error !== null) throw new Error(error.message);
  return data.path;
}

/** The clock of a server that looks at all that was looked at before the move, as many at a time as it takes. */
async function turned(): Promise<void> {
  for (let after: string | null = first; after !== null;) {
    const outlivedAfter: string = after;
    const looked = await served.store.withTenant(tenant.id, 'write', (tx) =>
      turnRequestClock({ policies: createPolicyCache() }, tx, { correlationId: randomUUID(), outlivedAfter }),
    );
    after = looked?.outlivedAfter ?? null;
  }
}

const seenBy = async (caller: Caller, id: string) => (await caller.call('requests.get', { id })).data;

test('a request of which the folder is moved begins its steps anew there, says whose approvals count no more, and tells whoever decides', async () => {
  const { data: sent } = await tom.call('requests.submit', {
    purpose: 'Torque wrenches',
    amount: { minor: 80_000, currency: 'EUR' },
    department: from,
    folder: from,
  });
  const { id } = sent;
  await henrik.call('requests.approve', { id, revision: 1 });
  const untouched = await seenBy(tom, id);
  expect([untouched.voided, untouched.steps[1]?.state]).toEqual([null, 'current']);

  const place = (at = await moved(from, into));
  const expectBegunAnew = async () => {
    const seen = await seenBy(tom, id);
    expect(seen).toMatchObject({ folder: place, status: 'waiting', voided: { by: 'move' } });
    expect(seen.voided?.approvals.map(({ person }) => person?.name)).toEqual(['Henrik Dahl']);
    expect(seen.steps.map(({ state, approvals }) => [state, approvals.length])).toEqual([
      ['current', 0],
      ['later', 0],
    ]);
  };
  // From the next call on, and not only once a clock has looked.
  await expectBegunAnew();
  expect((await chief.call('requests.approve', { id, revision: 2 })).status).toBe(403);

  const told = () =>
    tenant.rows<{ member: string }>(sql`
      select member_id as member from remit.notice where target_id = ${id} and kind = 'waiting' order by member_id`);
  const before = (await told()).filter(({ member }) => member === henrik.memberId).length;
  await turned();
  await expectBegunAnew();
  const { events } = await seenBy(tom, id);
  expect(events.at(-1)).toMatchObject({ action: 'reroute', step: null, actor: null });
  expect((await told()).filter(({ member }) => member === henrik.memberId).length).toBe(before + 1);
  const written = events.length;
  await turned();
  expect((await seenBy(tom, id)).events).toHaveLength(written);

  const { revision } = await seenBy(henrik, id);
  const again = await henrik.call('requests.approve', { id, revision });
  expect(again.data.steps.map(({ state }) => state)).toEqual(['done', 'current']);
  // What he approved where it lies now counts, and what was before is still said.
  expect((await seenBy(tom, id)).voided?.approvals).toHaveLength(1);
  const changed = await tom.call('requests.change', {
    id,
    revision: revision + 1,
    request: {
      purpose: 'Torque wrenches',
      amount: { minor: 70_000, currency: 'EUR' },
      department: from,
      folder: place,
    },
  });
  expect(changed.data.voided).toMatchObject({ by: 'change' });
});

/** A request in a folder that was moved since anybody looked at it. */
async function movedOne(more: { readonly approved?: boolean } = {}): Promise<string> {
  const { data: sent, error } = await tom.call('requests.submit', {
    purpose: 'Torque wrenches',
    amount: { minor: 80_000, currency: 'EUR' },
    department: from,
    folder: at,
  });
  if (error !== null) throw new Error(error.message);
  if (more.approved === true) await henrik.call('requests.approve', { id: sent.id, revision: 1 });
  at = await moved(at, at.startsWith(into) ? '/operations' : into);
  return sent.id;
}

/** What happened to a request, to whom it was told, and how often its audit says that others decide it now. */
async function keptOf(id: string) {
  const history = await tenant.rows<{ action: string; step: string | null }>(sql`
    select action, step from fin.payment_request_event where record_id = ${id} order by sequence`);
  const [audited] = await tenant.rows<{ count: number }>(sql`
    select count(*)::int as count from remit.audit_event
    where target_id = ${id} and action = 'request.rerouted' and actor is null and details ->> 'step' is null`);
  return { history: history.map(({ action }) => action), audited: audited?.count };
}

const asked = {
  purpose: 'Torque wrenches',
  amount: { minor: 70_000, currency: 'EUR' },
  department: from,
} as const;
const reason = 'It is late';
/** What may be done to a request that waits, by whom, and what the history says of it. */
const acts: Readonly<Record<string, (id: string, revision: number) => Promise<{ readonly status: number }>>> =
  {
    approve: (id, revision) => henrik.call('requests.approve', { id, revision }),
    reject: (id, revision) => henrik.call('requests.reject', { id, revision, comment: reason }),
    ask: (id, revision) => henrik.call('requests.ask', { id, revision, comment: reason }),
    withdraw: (id, revision) => tom.call('requests.withdraw', { id, revision }),
    change: (id, revision) =>
      tom.call('requests.change', { id, revision, request: { ...asked, folder: at } }),
    attach: async (id, revision) => {
      const { data } = await tom.call('attachments.offer', { id, revision, name: 'note.txt', size: 4 });
      const { statusCode: status } = await served.app.inject({
        method: 'PUT',
        url: data.url,
        headers: {
          host: 'localhost:4000',
          origin,
          cookie: tom.cookie,
          'content-type': 'application/octet-stream',
        },
        payload: Buffer.from('note'),
      });
      return { status };
    },
    reduce: (id, revision) =>
      henrik.call('requests.reduce', { id, revision, amount: asked.amount, comment: reason }),
  };

test.each(Object.keys(acts))(
  'who acts on a moved request before a clock has looked (%s) has it say so first, and no clock says it again',
  async (act) => {
    const id = await movedOne();
    expect((await acts[act]?.(id, 1))?.status).toBe(act === 'attach' ? 204 : 200);
    const done = { reduce: ['reduce', 'approve'], attach: ['change'] }[act] ?? [act];
    const wanted = { history: ['submit', 'reroute', ...done], audited: 1 };
    expect(await keptOf(id)).toEqual(wanted);
    await turned();
    expect(await keptOf(id)).toEqual(wanted);
  },
);

test('an answer to what was asked before the folder moved has it say so first, and no clock says it again', async () => {
  const { data: sent } = await tom.call('requests.submit', { ...asked, folder: at });
  await henrik.call('requests.ask', { id: sent.id, revision: 1, comment: reason });
  at = await moved(at, at.startsWith(into) ? '/operations' : into);
  const answered = await tom.call('requests.answer', { id: sent.id, revision: 2, comment: reason });
  expect(answered.status).toBe(200);
  const wanted = { history: ['submit', 'ask', 'reroute', 'answer'], audited: 1 };
  expect(await keptOf(sent.id)).toEqual(wanted);
  await turned();
  expect(await keptOf(sent.id)).toEqual(wanted);
});

test('what is approved in the moment in which a move is told counts, and what was before it does not', async () => {
  const id = await movedOne({ approved: true });
  const { data, error } = await henrik.call('requests.approve', { id, revision: 2 });
  expect(error).toBeNull();
  expect(data.steps.map(({ state }) => state)).toEqual(['done', 'current']);
  expect(data.voided).toMatchObject({ by: 'move' });
  expect(data.voided?.approvals).toHaveLength(1);
});

test('whoever is refused on a moved request leaves it to the clock to say so', async () => {
  const id = await movedOne();
  expect((await chief.call('requests.approve', { id, revision: 1 })).status).toBe(403);
  expect((await keptOf(id)).history).toEqual(['submit']);
  await turned();
  expect(await keptOf(id)).toEqual({ history: ['submit', 'reroute'], audited: 1 });
});

test('a moved request that somebody acts on while clocks look at it says so once, whoever comes first', async () => {
  for (let race = 0; race < 12; race += 1) {
    const id = await movedOne();
    const revision = 1;
    const act = () => henrik.call('requests.approve', { id, revision });
    const [first, ...others] = race % 2 === 0 ? [act(), turned(), turned()] : [turned(), turned(), act()];
    const replies = await Promise.all([first, ...others]);
    expect(replies.find((reply) => reply !== undefined)).toMatchObject({ status: 200 });
    await turned();
    expect(await keptOf(id)).toEqual({ history: ['submit', 'reroute', 'approve'], audited: 1 });
  }
});
