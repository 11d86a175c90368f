import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import type { Approval, FolderScope } from '@remit/policy/document';
import { addRequestEvent } from '@remit/store/requests/requests';
import { lockWholeRequest } from '@remit/store/requests/whole-request';
import { testStoreOptions } from '@remit/testkit/postgres';
import { assignRole } from './testing/assign-role.ts';
import { approvalTenant, publishChanged } from './testing/approval-tenant.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const twoSteps: Approval = {
  name: 'Payments',
  on: 'fin.PaymentRequest',
  steps: [
    { name: 'Department', by: { kind: 'roles', roles: ['Approver'] }, need: 'any' },
    {
      name: 'Finance',
      by: { kind: 'roles', roles: ['ChiefFinancialOfficer'] },
      need: 'any',
      within: 86_400_000,
      when: {
        kind: 'compare',
        operator: '>',
        left: { kind: 'attribute', of: 'resource', name: 'amount' },
        right: { kind: 'literal', value: { type: 'money', minor: 500_000, currency: 'EUR' } },
      },
    },
  ],
};

const {
  served,
  tenant,
  tom,
  henrik,
  alice: chief,
} = await serveTenantMade((server) => approvalTenant(server, twoSteps), 'tom', 'henrik', 'alice');

const draft = (minor: number, purpose = 'Torque wrenches') => ({
  purpose,
  amount: { minor, currency: 'EUR' },
  department: '/operations/production',
  folder: '/operations/production',
});

async function submitted(minor: number) {
  const { data } = await tom.call('requests.submit', draft(minor));
  return data;
}

const mine = async (caller: Caller) => (await caller.call('requests.inbox')).data.mine.map(({ id }) => id);

test('a request goes from step to step, waits for those who decide each, and is approved after the last', async () => {
  const { id } = await submitted(800_000);
  expect([await mine(henrik), await mine(chief)].map((ids) => ids.includes(id))).toEqual([true, false]);
  const { data: seen } = await henrik.call('requests.get', { id });
  expect(seen.steps.map(({ name, state }) => [name, state])).toEqual([
    ['Department', 'current'],
    ['Finance', 'later'],
  ]);
  expect(seen.causes).toMatchObject({ step: 'Department', done: true, next: 'Finance', approved: false });
  expect(seen.why).toEqual(['You hold Approver at /operations up to 10,000.00 EUR.']);

  const first = await henrik.call('requests.approve', { id, revision: 1, comment: 'Needed' });
  expect(first.data).toMatchObject({ status: 'waiting', approve: { allowed: false } });
  expect(first.data.events.at(-1)).toMatchObject({ action: 'approve', step: 'Department' });
  expect([await mine(henrik), await mine(chief)].map((ids) => ids.includes(id))).toEqual([false, true]);
  const again = await henrik.call('requests.approve', { id, revision: 2 });
  expect([again.status, again.error?.message]).toEqual([403, 'The step Finance is not yours to decide.']);

  const last = await chief.call('requests.approve', { id, revision: 2 });
  expect(last.data).toMatchObject({ status: 'approved', revision: 3 });
  expect(last.data.steps.every(({ state }) => state === 'done')).toBe(true);
  const waits = await tenant.rows(sql`select 1 from fin.payment_request_waiting where record_id = ${id}`);
  expect(waits).toEqual([]);
});

test('a smaller request goes through fewer steps, which the preview says before anything is sent', async () => {
  const { data } = await tom.call('requests.preview', draft(800_000));
  expect(data.steps.map(({ name }) => name)).toEqual(['Department', 'Finance']);
  expect(data.steps[1]?.deciders.length).toBeGreaterThan(0);
  expect(data.smaller).toEqual({ amount: { minor: 500_000, currency: 'EUR' }, steps: 1 });
  const { id } = await submitted(500_000);
  const { data: approved } = await henrik.call('requests.approve', { id, revision: 1 });
  expect(approved.status).toBe('approved');
});

test('how long a step usually takes is said once enough requests have gone through it', async () => {
  for (let at = 0; at < 3; at += 1) {
    const { id } = await submitted(1_000 + at);
    expect((await henrik.call('requests.approve', { id, revision: 1 })).status).toBe(200);
  }
  const { data } = await tom.call('requests.preview', draft(2_000));
  expect(data.steps[0]?.usualTime).toBeGreaterThanOrEqual(0);
});

test('a change voids the approvals given, says so, and begins the steps anew', async () => {
  const { id } = await submitted(800_000);
  await henrik.call('requests.approve', { id, revision: 1 });
  const change = { id, revision: 2, request: draft(700_000) };
  const stranger = await henrik.call('requests.change', change);
  expect(stranger.status).toBe(403);
  const { data } = await tom.call('requests.change', change);
  expect(data).toMatchObject({ status: 'waiting', revision: 3, amount: { minor: 700_000 } });
  expect(data.voided?.approvals.map(({ person }) => person?.name)).toEqual(['Henrik Dahl']);
  expect(data.steps.map(({ state, approvals }) => [state, approvals.length])).toEqual([
    ['current', 0],
    ['later', 0],
  ]);
  const stale = await chief.call('requests.approve', { id, revision: 2 });
  expect(stale.status).toBeGreaterThanOrEqual(403);
  const same = await tom.call('requests.change', { ...change, revision: 3 });
  expect([same.status, same.error?.code]).toEqual([400, 'invalid']);
});

test('who decides asks, the submitter alone answers, and nothing is decided in between', async () => {
  const { id } = await submitted(10_000);
  const asked = await henrik.call('requests.ask', { id, revision: 1, comment: 'For which line?' });
  expect(asked.data.status).toBe('information');
  expect(await mine(henrik)).not.toContain(id);
  const early = await henrik.call('requests.approve', { id, revision: 2 });
  expect([early.status, early.error?.message]).toEqual([
    409,
    'This request is waiting for an answer of its submitter, so it cannot be approved.',
  ]);
  const other = await henrik.call('requests.answer', { id, revision: 2, comment: 'Line 4' });
  expect(other.status).toBe(403);
  const { data } = await tom.call('requests.answer', { id, revision: 2, comment: 'Line 4' });
  expect(data.events.slice(-2).map(({ action, comment }) => [action, comment])).toEqual([
    ['ask', 'For which line?'],
    ['answer', 'Line 4'],
  ]);
  expect(await mine(henrik)).toContain(id);
});

test('what was rejected is sent again with its history, and goes through every step anew', async () => {
  const { id } = await submitted(10_000);
  await henrik.call('requests.reject', { id, revision: 1, comment: 'Too dear' });
  const { data } = await tom.call('requests.resubmit', { id, revision: 2, request: draft(9_000) });
  expect(data).toMatchObject({ status: 'waiting', revision: 3 });
  expect(data.events.map(({ action }) => action)).toEqual(['submit', 'reject', 'submit']);
  expect(await mine(henrik)).toContain(id);
});

test('who decides approves for less, never for more, and what it then needs is planned anew', async () => {
  const { id } = await submitted(800_000);
  const more = await henrik.call('requests.reduce', { id, revision: 1, amount: draft(900_000).amount });
  expect(more.status).toBe(400);
  const own = await tom.call('requests.reduce', { id, revision: 1, amount: draft(1_000).amount });
  expect(own.status).toBe(403);
  const { data } = await henrik.call('requests.reduce', { id, revision: 1, amount: draft(400_000).amount });
  expect(data).toMatchObject({ status: 'approved', amount: { minor: 400_000 } });
  expect(data.events.map(({ action }) => action)).toEqual(['submit', 'reduce', 'approve']);
});

test('every act leaves one event with what it was before and after', async () => {
  const { id } = await submitted(10_000);
  const before = await tenant.auditCount();
  await henrik.call('requests.ask', { id, revision: 1, comment: 'Why?' });
  await tom.call('requests.answer', { id, revision: 2, comment: 'Broken' });
  await tom.call('requests.change', { id, revision: 3, request: draft(9_000) });
  await henrik.call('requests.reduce', { id, revision: 4, amount: draft(8_000).amount });
  expect(await tenant.auditCount()).toBe(before + 4);
  const rows = await tenant.rows<{ action: string; after: { status: string } }>(sql`
    select action, after from remit.audit_event where target_id = ${id} order by id`);
  expect(rows.map(({ action, after }) => [action, after.status])).toEqual([
    ['request.submitted', 'waiting'],
    ['request.asked', 'information'],
    ['request.answered', 'waiting'],
    ['request.changed', 'waiting'],
    ['request.reduced', 'approved'],
  ]);
});

test('what is approved is paid once, by somebody who neither asked for it nor approved it', async () => {
  const sana = await tenant.signIn('sana');
  await assignRole(tenant, 'Finance', sana.memberId);
  const payer = await tenant.signIn('sana');
  const { id } = await submitted(700_000);
  await henrik.call('requests.approve', { id, revision: 1 });
  const early = await payer.call('requests.pay', { id, revision: 2 });
  expect([early.status, early.error?.code]).toEqual([409, 'conflict']);
  await chief.call('requests.approve', { id, revision: 2 });

  // Alice may pay what she did not approve, and Sana what she did not ask for.
  const { data: form } = await payer.call('requests.form', {});
  const place = { department: form.department ?? '', folder: form.folder ?? '' };
  const { data: own } = await payer.call('requests.submit', { ...draft(1_000), ...place });
  await tenant.rows(sql`update fin.payment_request set status = 'approved' where id = ${own.id}`);
  for (const [caller, asked] of [
    [chief, { id, revision: 3 }],
    [payer, { id: own.id, revision: 1 }],
  ] as const) {
    const reply = await caller.call('requests.pay', asked);
    expect([reply.status, reply.error?.code]).toEqual([403, 'forbidden']);
    const { data } = await caller.call('requests.get', { id: asked.id });
    expect(data.pay.allowed).toBe(false);
  }
  const before = (await payer.call('requests.inbox')).data.toPayTotal;
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => payer.call('requests.pay', { id, revision: 3 })),
  );
  expect(replies.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    200,
    ...Array(7).fill(409),
  ]);
  const { data: paid } = await payer.call('requests.get', { id });
  expect([paid.status, paid.events.at(-1)?.action]).toEqual(['paid', 'pay']);
  const events = await tenant.rows(sql`
    select 1 from remit.audit_event where action = 'request.paid' and outcome = 'allow' and target_id = ${id}`);
  expect(events).toHaveLength(1);
  expect((await payer.call('requests.inbox')).data.toPayTotal).toBe(before - 1);
});

test('somebody who loses the role decides no more, and the list of whom it waits for gives them nothing', async () => {
  const { id } = await submitted(800_000);
  await henrik.call('requests.approve', { id, revision: 1 });
  expect(await mine(chief)).toContain(id);
  await tenant.rows(sql`
    delete from remit.assignment where member_id = ${chief.memberId} and role = 'ChiefFinancialOfficer'`);
  const back = await tenant.signIn('alice');
  expect(await mine(back)).not.toContain(id);
  expect((await back.call('requests.approve', { id, revision: 2 })).status).toBe(404);
});

test.each([
  ['two approvals', 'approve', 'approve'],
  ['an approval and a rejection', 'approve', 'reject'],
  ['an approval and a withdrawal', 'approve', 'withdraw'],
] as const)(
  'of %s at once exactly one happens, seventy times over',
  async (_, one, other) => {
    for (let round = 0; round < 70; round += 1) {
      const { id } = await submitted(1_000);
      const act = (kind: typeof one | typeof other) => {
        const input = { id, revision: 1, ...(kind === 'reject' ? { comment: 'No' } : {}) };
        return (kind === 'withdraw' ? tom : henrik).call(`requests.${kind}`, input);
      };
      const replies = await Promise.all([act(one), act(other)]);
      expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
      const rows = await tenant.rows<{ events: number; revision: number }>(sql`
      select revision, (select count(*)::int from fin.payment_request_event where record_id = id) as events
      from fin.payment_request where id = ${id}`);
      expect(rows).toEqual([{ events: 2, revision: 2 }]);
    }
  },
  120_000,
);

test('whoever waited for a lock on a request sees it and its history as whoever held it left them', async () => {
  const { id } = await submitted(1_000);
  const { data: policy } = await (await tenant.signIn('nora')).call('policy.current');
  const declared = policy.document.resources.find(({ name }) => name === 'fin.PaymentRequest');
  if (declared === undefined) throw new Error('the sample has no payment requests');
  const type = { ...declared, favours: [] };
  const server = postgres(testStoreOptions().databaseUrl, { max: 1 });
  const [held, done, waits] = [
    Promise.withResolvers<void>(),
    Promise.withResolvers<void>(),
    Promise.withResolvers<number>(),
  ];
  const first = served.store.withTenant(tenant.id, 'write', async (tx) => {
    await lockWholeRequest(tx, type, id);
    held.resolve();
    await done.promise;
    const asked = {
      requestId: id,
      at: Date.now(),
      action: 'ask',
      actor: null,
      person: null,
      comment: null,
    } as const;
    await addRequestEvent(tx, asked);
    await tx.rows(sql`update fin.payment_request set revision = revision + 1 where id = ${id}`);
  });
  await held.promise;
  const second = served.store.withTenant(tenant.id, 'write', async (tx) => {
    const [own] = await tx.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    waits.resolve(own?.pid ?? 0);
    return lockWholeRequest(tx, type, id);
  });
  const pid = await waits.promise;
  const locked = async () =>
    (await server`select 1 from pg_stat_activity where pid = ${pid} and wait_event_type = 'Lock'`).length;
  await expect.poll(locked, { timeout: 20_000 }).toBe(1);
  done.resolve();
  await first;
  const seen = await second;
  expect(seen?.stored.revision).toBe(2);
  expect(seen?.resource.history?.map(({ action }) => action)).toEqual(['submit', 'ask']);
  await server.end();
});

test('a change is decided as the request stands and as it would stand, and elsewhere it must be allowed to be made', async () => {
  const on = ['fin.PaymentRequest'];
  const inFolder = (folder: string, action: string): FolderScope => ({
    folder,
    role: 'Employee',
    grants: [
      { actions: ['read'], on, qualifiers: [{ kind: 'own' }] },
      { actions: [action], on, qualifiers: [{ kind: 'own' }, { kind: 'department' }] },
    ],
  });
  const scopes = [inFolder('/operations/quality', 'submit'), inFolder('/operations/facilities', 'create')];
  const { id } = await submitted(1_000);
  await publishChanged(await tenant.signIn('nora'), (document) => ({
    ...document,
    folderScopes: [...document.folderScopes, ...scopes],
  }));
  const change = { id, revision: 1, request: { ...draft(1_000), folder: '/operations/quality' } };
  const made = await tom.call('requests.submit', change.request);
  const moved = await tom.call('requests.change', change);
  expect([made.error?.code, moved.error?.code]).toEqual(['forbidden', 'forbidden']);
  // Where it may not be sent any more, it is not changed away from either.
  await tenant.rows(sql`update fin.payment_request set folder = '/operations/facilities' where id = ${id}`);
  expect((await tom.call('requests.get', { id })).data.change.allowed).toBe(false);
  expect((await tom.call('requests.change', { ...change, request: draft(2_000) })).error?.code).toBe(
    'forbidden',
  );
  await tenant.rows(sql`update fin.payment_request set folder = '/operations/production' where id = ${id}`);
  expect((await tom.call('requests.change', { ...change, request: draft(2_000) })).status).toBe(200);
});

test('a request that a rule asks a second factor for is not sent without it, though its button says that it may be', async () => {
  await publishChanged(await tenant.signIn('nora'), (document) => ({
    ...document,
    rules: [
      ...document.rules,
      {
        kind: 'require',
        name: 'ConfirmLarge',
        actions: ['submit'],
        on: ['fin.PaymentRequest'],
        obligation: 'second-factor',
        when: {
          kind: 'compare',
          operator: '>',
          left: { kind: 'attribute', of: 'resource', name: 'amount' },
          right: { kind: 'literal', value: { type: 'money', minor: 100_000, currency: 'EUR' } },
        },
        because: 'a large request is confirmed',
      },
    ],
  }));
  expect((await tom.call('requests.submit', draft(100_000))).status).toBe(200);
  expect((await tom.call('requests.preview', draft(100_001))).data.submit.allowed).toBe(true);
  const refused = await tom.call('requests.submit', draft(100_001));
  expect(refused.error).toMatchObject({ code: 'step-up' });
});
