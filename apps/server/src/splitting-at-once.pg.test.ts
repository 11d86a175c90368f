import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvalTenant } from './testing/approval-tenant.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import { type Caller, post, type Reply, type ServedTenant } from './testing/serve-sample.ts';
import { financeOverLimit, slicedPayments } from './testing/sliced-payments.ts';
import { type StopBetween, stopBetween } from './testing/stop-between.ts';

const { served, tenant, tom, henrik } = await serveTenantMade(
  (server) => approvalTenant(server, slicedPayments),
  'tom',
  'henrik',
);
/** Where nobody is asked under the limit: what is sent is approved, and nobody looks at it again. */
const trusting = await approvalTenant(served, { ...slicedPayments, steps: [financeOverLimit] });
const [trusted, chief] = [await trusting.signIn('tom'), await trusting.signIn('alice')];
let stops: StopBetween;
beforeAll(async () => {
  stops = await stopBetween(served);
});
afterAll(() => stops.close());

const draft = (minor: number, payee: string) => ({
  purpose: 'Torque wrenches',
  payee,
  amount: { minor, currency: 'EUR' },
  department: '/operations/production',
  folder: '/operations/production',
});

interface Seen {
  readonly id: string;
  readonly status: string;
}
const call = (
  app: FastifyInstance,
  by: Caller,
  procedure: string,
  input: unknown,
  { slug }: Pick<ServedTenant, 'slug'> = tenant,
): Promise<Reply<Seen>> => post<Seen>(app, `/t/${slug}/rpc/${procedure}`, input, by.cookie);

const half = 300_000;
const small = 1_000;

/** One of two acts that together pass the limit: on which request, and what that asks before. */
interface Act {
  /** What the request asks before; null for one that is not sent yet. */
  readonly before: number | null;
  readonly take: (app: FastifyInstance, id: string, payee: string) => Promise<Reply<Seen>>;
}
const acts = {
  submit: {
    before: null,
    take: (app, _, payee) => call(app, tom, 'requests.submit', draft(half, payee)),
  },
  change: {
    before: small,
    take: (app, id, payee) =>
      call(app, tom, 'requests.change', { id, revision: 1, request: draft(half, payee) }),
  },
  approve: {
    before: half,
    take: (app, id) => call(app, henrik, 'requests.approve', { id, revision: 1 }),
  },
} as const satisfies Record<string, Act>;
type ActName = keyof typeof acts;

async function sent(before: number | null, payee: string): Promise<string> {
  if (before === null) return '';
  const { data, error } = await tom.call('requests.submit', draft(before, payee));
  if (error !== null) throw new Error(error.message);
  return data.id;
}

/** Whether somebody of finance has to look at a request, or did. */
async function isSeenByFinance(id: string): Promise<boolean> {
  const { data } = await tom.call('requests.get', { id });
  return data.steps.some(({ name }) => name === 'Finance');
}

const pairs: readonly (readonly [ActName, ActName])[] = [
  ['submit', 'submit'],
  ['change', 'change'],
  ['approve', 'approve'],
  ['approve', 'change'],
  ['change', 'approve'],
  ['approve', 'submit'],
];

test.each(pairs)(
  'stopped between any two statements of %s, with %s beside it, no two slip under the limit',
  async (one, other) => {
    for (let place = 1; ; place += 1) {
      const payee = `${one} and ${other} at ${place}`;
      const ids = [await sent(acts[one].before, payee), await sent(acts[other].before, payee)] as const;
      const { first, second, stopped } = await stops.run(
        place,
        (app) => acts[one].take(app, ids[0], payee),
        (app) => acts[other].take(app, ids[1], payee),
      );
      expect([place, first.error, second.error]).toEqual([place, null, null]);
      const seen = await Promise.all([first.data.id, second.data.id].map(isSeenByFinance));
      expect([place, seen.includes(true)]).toEqual([place, true]);
      // Both ask for as much, and each of two that are approved knows of the other.
      if (one === 'approve' && other === 'approve')
        expect([place, first.data.status, second.data.status]).toEqual([place, 'waiting', 'waiting']);
      if (!stopped) return;
    }
  },
);

/** A request that finance rejected. */
async function rejected(payee: string): Promise<string> {
  const { data } = await trusted.call('requests.submit', draft(2 * half, payee));
  const { error } = await chief.call('requests.reject', { id: data.id, revision: 1, comment: 'Too much' });
  if (error !== null) throw new Error(error.message);
  return data.id;
}

test('of two that are sent again at once, each under the limit, nobody approves both unseen', async () => {
  for (let place = 1; ; place += 1) {
    const payee = `Sent again at ${place}`;
    const ids = [await rejected(payee), await rejected(payee)] as const;
    const again = (app: FastifyInstance, id: string) =>
      call(app, trusted, 'requests.resubmit', { id, revision: 2, request: draft(half, payee) }, trusting);
    const { first, second, stopped } = await stops.run(
      place,
      (app) => again(app, ids[0]),
      (app) => again(app, ids[1]),
    );
    expect([place, first.error, second.error]).toEqual([place, null, null]);
    const stand = [first.data.status, second.data.status].toSorted();
    expect([place, ...stand]).toEqual([place, 'approved', 'waiting']);
    if (!stopped) return;
  }
});
