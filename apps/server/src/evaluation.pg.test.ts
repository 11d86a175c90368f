import { beforeAll, describe, expect, test } from 'vitest';
import { sealAccessToken } from '@remit/api/tokens/access-token';
import { parseSessionToken } from '@remit/identity/session-token';
import { serveTenant } from './testing/serve-tenant.ts';
import { type Caller, origin } from './testing/serve-sample.ts';

let waiting: string;

const { served, tenant, sana, henrik, tom } = await serveTenant('sana', 'henrik', 'tom');

beforeAll(async () => {
  const { data } = await henrik.call('requests.inbox');
  waiting = data.mine[0]?.id ?? '';
});

/** The access token of an application that acts as somebody. */
function bearerOf({ cookie }: Caller): string {
  const session = parseSessionToken(cookie.split('=', 2)[1]);
  if (session === null) throw new Error('nobody is signed in');
  return `Bearer ${sealAccessToken(served.store.keys, session, Date.now() + 60_000)}`;
}

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly slug?: string;
  readonly many?: boolean;
}

async function send(by: Caller | null, body: unknown, { headers = {}, slug, many = false }: Sent = {}) {
  const response = await served.app.inject({
    method: 'POST',
    url: `/t/${slug ?? tenant.slug}/access/v1/evaluation${many ? 's' : ''}`,
    headers: {
      host: 'localhost:4000',
      'content-type': 'application/json',
      ...(by === null ? {} : { authorization: bearerOf(by) }),
      ...headers,
    },
    payload: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { statusCode: status, headers: told, body: text } = response;
  return { status, told, text, answer: status === 200 ? JSON.parse(text) : null };
}

const type = 'fin.PaymentRequest';
const asked = (by: Caller, action = 'approve', id = waiting) => ({
  subject: { type: 'user', id: by.memberId },
  action: { name: action },
  resource: { type, id },
});
const described = (minor: number) => ({
  subject: { type: 'user', id: henrik.memberId },
  action: { name: 'approve' },
  resource: {
    type,
    id: '',
    properties: {
      folder: '/operations',
      amount: { type: 'money', minor, currency: 'EUR' },
      department: { type: 'department', value: '/operations' },
      status: { type: 'enum', value: 'waiting' },
      submitter: { type: 'member', value: tom.memberId },
    },
  },
});

test('an application is answered as the simulator answers, with the reason, and what it asks of others is recorded', async () => {
  for (const subject of [henrik, tom]) {
    const before = await tenant.auditCount();
    const { status, answer, told } = await send(sana, asked(subject));
    const { data } = await sana.call('simulate.ask', {
      member: subject.memberId,
      action: 'approve',
      resource: { kind: 'record', type, id: waiting },
    });
    if (data.answer.kind !== 'decision') throw new Error(`answered ${data.answer.kind}`);
    expect(status).toBe(200);
    expect(told['cache-control']).toBe('no-store');
    expect(answer.decision).toBe(data.answer.outcome === 'allow');
    expect(answer.context.reason_user.en).toBe(data.answer.sentences[0]);
    expect(answer.context.remit.outcome).toBe(data.answer.outcome);
    expect(await tenant.auditCount()).toBe(before + 2);
  }
  expect((await send(sana, asked(henrik))).answer.decision).toBe(true);
  expect((await send(sana, asked(tom))).answer.decision).toBe(false);
});

test('what an application is told that somebody may do is a use of their role; what the simulator says is none', async () => {
  const { uses } = served.services;
  const counted = () =>
    [...uses.take()].flatMap(([, each]) => each.map(({ memberId, action }) => `${memberId} ${action}`));
  const resource = { kind: 'record', type, id: waiting };
  counted();
  uses.forget(tenant.id);
  await henrik.call('simulate.ask', { member: henrik.memberId, action: 'approve', resource });
  expect(counted()).not.toContain(`${henrik.memberId} approve`);
  expect((await send(sana, asked(henrik))).answer.decision).toBe(true);
  expect((await send(sana, asked(tom))).answer.decision).toBe(false);
  const told = counted();
  expect(told).toContain(`${henrik.memberId} approve`);
  expect(told).not.toContain(`${tom.memberId} approve`);
});

test('a described record is decided by what is said of it; what depends on more is no yes', async () => {
  expect((await send(sana, described(500_000))).answer.decision).toBe(true);
  expect((await send(sana, described(50_000_000))).answer).toMatchObject({
    decision: false,
    context: { remit: { outcome: 'deny' } },
  });
  const { resource, ...rest } = described(500_000);
  const { submitter: _, ...properties } = resource.properties;
  const { answer } = await send(sana, { ...rest, resource: { ...resource, properties } });
  expect(answer).toMatchObject({
    decision: false,
    context: { remit: { outcome: 'depends', missing: ['resource.submitter'] } },
  });
});

test('what is not known in a request is ignored, and a request is called by its name in the reply', async () => {
  const body = { ...asked(henrik), subject: { ...asked(henrik).subject, properties: { x: 1 } }, more: [1] };
  const named = { headers: { 'x-request-id': 'mine 7' } };
  const { answer, told } = await send(henrik, body, named);
  expect(answer.decision).toBe(true);
  expect(told['x-request-id']).toBe('mine 7');
  expect((await send(henrik, '', named)).told['x-request-id']).toBe('mine 7');
  expect((await send(null, body, named)).told['x-request-id']).toBe('mine 7');
});

describe('nobody is answered who may not ask', () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  const table: readonly (readonly [what: string, ask: () => ReturnType<typeof send>, status: number])[] = [
    ['without a token', () => send(null, asked(henrik)), 401],
    ['without a token, of nothing', () => send(null, '{}'), 401],
    [
      'with a token that we did not make',
      () => send(null, asked(henrik), { headers: { authorization: 'Bearer rma_x' } }),
      401,
    ],
    [
      'with a cookie alone, from nowhere',
      () => send(null, asked(henrik), { headers: { cookie: henrik.cookie } }),
      403,
    ],
    [
      'with a cookie, from a page elsewhere',
      () => send(null, asked(henrik), { headers: { cookie: henrik.cookie, origin: 'https://evil.example' } }),
      403,
    ],
    ['with both', () => send(henrik, asked(henrik), { headers: { cookie: henrik.cookie, origin } }), 400],
    ['in no tenant', () => send(henrik, asked(henrik), { slug: 'nowhere' }), 404],
    [
      'under a draft that they may not read',
      () => send(tom, { ...asked(tom), context: { remit: { draft: nobody } } }),
      403,
    ],
    [
      'under a version that they may not read',
      () => send(tom, { ...asked(tom), context: { remit: { version: 999 } } }),
      403,
    ],
  ];
  test.each(table)('%s', async (_, ask, status) => {
    const reply = await ask();
    expect(reply.status).toBe(status);
    expect(reply.text).toMatch(/^[^{]+$/);
    expect(reply.told['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
  });

  test('and of somebody whom they may not see, what they hear is what they hear of nobody', async () => {
    const seen = await send(tom, asked(henrik));
    const unknown = await send(tom, { ...asked(henrik), subject: { type: 'user', id: nobody } });
    expect(seen.answer).toEqual({
      decision: false,
      context: { reason_user: { en: 'there is nothing here, or nothing that you may see' } },
    });
    expect([unknown.status, unknown.text]).toEqual([seen.status, seen.text]);
  });
});

describe('what is no request is refused in words', () => {
  const table: readonly (readonly [what: string, change: (whole: object) => unknown, words: string])[] = [
    ['not JSON', () => '{', 'the body is not JSON'],
    ['nothing', () => '', 'the body is not JSON'],
    ['a list', () => [], 'must be an object with `subject`, `action` and `resource`'],
    ['no subject', (whole) => ({ ...whole, subject: undefined }), '`subject`: must be an object'],
    [
      'another kind of subject',
      (whole) => ({ ...whole, subject: { type: 'robot', id: 'r2' } }),
      '`subject.type`: must be one of `user`',
    ],
    [
      'an action that is no name',
      (whole) => ({ ...whole, action: { name: 7 } }),
      '`action.name`: must be a name',
    ],
    [
      'a type that is not there',
      (whole) => ({ ...whole, resource: { type: 'fin.Paymentrequest', id: '' } }),
      '`resource.type`: there is no type `fin.Paymentrequest`; perhaps `fin.PaymentRequest`',
    ],
    [
      'a stored record that is described',
      (whole) => ({ ...whole, resource: { type, id: waiting, properties: { folder: '/x' } } }),
      '`resource.properties`: a stored record is asked about by its id alone',
    ],
    [
      'a value of another type',
      (whole) => ({ ...whole, resource: { type, id: '', properties: { folder: '/', amount: 5000 } } }),
      '`resource.attributes.amount`: `amount` is a money, and what was sent is a number; send whole minor units',
    ],
    [
      'a field that is not there',
      (whole) => ({ ...whole, resource: { type, id: '', properties: { folder: '/', amuont: 1 } } }),
      '`resource.attributes.amuont`: `fin.PaymentRequest` has no field `amuont`; perhaps `amount`',
    ],
    [
      'a time that is none',
      (whole) => ({ ...whole, context: { time: 'noon' } }),
      '`context.time`: must be a moment',
    ],
  ];
  test.each(table)('%s', async (_, change, words) => {
    const { status, text } = await send(henrik, change(asked(henrik)));
    expect(text).toContain(words);
    expect(status).toBe(400);
  });

  test('and so is a body that does not say that it is JSON', async () => {
    const { status } = await send(henrik, asked(henrik), { headers: { 'content-type': 'text/plain' } });
    expect(status).toBe(400);
  });
});

describe('many questions in one request', () => {
  const many = (body: object) => send(sana, body, { many: true });
  const decisions = (answer: { readonly evaluations: readonly { readonly decision: boolean }[] }) =>
    answer.evaluations.map(({ decision }) => decision);

  test('are answered in order, each with what stands beside them where it says nothing itself', async () => {
    const { subject, action, resource } = asked(henrik);
    const evaluations = [{}, { subject: asked(tom).subject }, { action: { name: 7 } }, {}];
    const { answer } = await many({ subject, action, resource, evaluations });
    expect(decisions(answer)).toEqual([true, false, false, true]);
    expect(answer.evaluations[2].context).toEqual({
      error: { status: 400, message: '`action.name`: must be a name' },
    });
  });

  test('end where they were asked to end', async () => {
    const { action, resource } = asked(henrik);
    const [yes, no] = [{ subject: asked(henrik).subject }, { subject: asked(tom).subject }];
    const ask = (evaluations_semantic: string, evaluations: readonly object[]) =>
      many({ action, resource, evaluations, options: { evaluations_semantic } });
    expect(decisions((await ask('deny_on_first_deny', [yes, no, yes])).answer)).toEqual([true, false]);
    expect(decisions((await ask('permit_on_first_permit', [no, yes, no])).answer)).toEqual([false, true]);
  });

  test('are one question where none is listed, none without a session, and twenty at most', async () => {
    expect((await many({ ...asked(henrik), evaluations: [] })).answer.decision).toBe(true);
    expect((await send(null, { evaluations: [asked(henrik)] }, { many: true })).status).toBe(401);
    const most = Array.from({ length: 21 }, () => ({}));
    expect((await many({ ...asked(henrik), evaluations: most })).status).toBe(400);
  });
});
