import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import type { FactorOfferView } from '@remit/api/account/account-views';
import type { PolicyDocument } from '@remit/policy/document';
import { confirmationLasts } from '@remit/identity/session-rules';
import { deviceOf } from './testing/second-factor-device.ts';
import { serveTenant } from './testing/serve-tenant.ts';
import { type Caller, password, post, type Reply } from './testing/serve-sample.ts';

let henrik: Caller;

/** Whoever approves a payment confirms with the second factor. */
function withStrongApprovals(document: PolicyDocument): PolicyDocument {
  const rule = {
    kind: 'require',
    name: 'StrongApprovals',
    actions: ['approve'],
    on: ['fin.PaymentRequest'],
    obligation: 'second-factor',
    because: 'Money leaves only by the hand of whoever is who they say.',
  } as const;
  return { ...document, rules: [...document.rules, rule] };
}

const { served, tenant } = await serveTenant();

beforeAll(async () => {
  const nora = await tenant.signIn('nora');
  henrik = await tenant.signIn('henrik');
  const { data } = await nora.call('policy.current');
  const draft = {
    basedOn: data.version,
    document: withStrongApprovals(data.document),
    member: henrik.memberId,
  };
  const preview = await nora.call('policy.preview', draft);
  if (!preview.data.valid) throw new Error(JSON.stringify(preview.data.problems));
  const { effectHash } = preview.data.impact;
  const published = await nora.call('policy.publish', { ...draft, effectHash, reason: 'Strong approvals' });
  if (published.status !== 200) throw new Error(JSON.stringify(published.error));
});

const account = <Output>(procedure: string, input: unknown): Promise<Reply<Output>> =>
  post<Output>(served.app, `/rpc/${procedure}`, input, henrik.cookie);
const goOn = (reply: Reply): void => {
  henrik.cookie = String(reply.headers['set-cookie']).split(';', 1)[0] ?? '';
};

test('what asks for the second factor is offered, refused as such, recorded, and done once it was given', async () => {
  const { mine } = (await henrik.call('requests.inbox')).data;
  const [request] = mine;
  if (request === undefined) throw new Error('nothing waits for Henrik');
  expect(request.approve).toMatchObject({ allowed: true });
  const { id, revision } = request;
  const approve = () => henrik.call('requests.approve', { id, revision });

  const before = await tenant.auditCount();
  const refused = await approve();
  expect([refused.status, refused.error?.code]).toEqual([428, 'step-up']);
  expect(await tenant.auditCount()).toBe(before + 1);
  const [event] = await tenant.rows<{ outcome: string; because: readonly { kind: string }[] }>(
    sql`select outcome, because from remit.audit_event order by id desc limit 1`,
  );
  expect(event).toMatchObject({ outcome: 'deny', because: [{ kind: 'obligation' }] });
  expect((await account('session.stepUp', { code: '123456' })).error?.code).toBe('precondition');

  const offer = await account<FactorOfferView>('account.beginFactor', { password });
  const device = deviceOf(served.store, offer.data.letters);
  goOn(await account('account.confirmFactor', { code: await device.code(-1) }));
  // As if a quarter of an hour had passed since.
  await served.store.withIdentity((tx) =>
    tx.rows(sql`update identity.session
      set second_factor_at = second_factor_at - make_interval(secs => ${confirmationLasts / 1000})
      where login_id = (select id from identity.login where email = ${tenant.emailOf('henrik')})`),
  );
  expect((await approve()).error?.code).toBe('step-up');
  const confirmed = await account('session.stepUp', { code: await device.code(0) });
  expect(confirmed.status).toBe(200);
  goOn(confirmed);
  const done = await approve();
  expect(done.status).toBe(200);
  expect(done.data.status).toBe('approved');
});

test('what is refused for another reason is not offered for a code', async () => {
  const tom = await tenant.signIn('tom');
  const [request] = (await henrik.call('requests.inbox')).data.others;
  if (request === undefined) throw new Error('nothing waits for others in sight of Henrik');
  const { id, revision } = request;
  const refused = await tom.call('requests.approve', { id, revision });
  expect(['forbidden', 'not-found']).toContain(refused.error?.code);
});
