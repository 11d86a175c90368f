import { afterAll, expect, test } from 'vitest';
import { approvalTenant } from './testing/approval-tenant.ts';
import { favourTenant } from './testing/favour-tenant.ts';
import { assignRole } from './testing/assign-role.ts';
import { serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

const served = await serveSample();
afterAll(() => served.close());

/** In the first, histories tell of favours that are kept apart; in the second nothing asks for them. */
const tenants: Readonly<Record<string, (server: Served) => Promise<ServedTenant>>> = {
  'where favours are kept apart': (server) =>
    approvalTenant(server, {
      name: 'Payments',
      on: 'fin.PaymentRequest',
      steps: [
        { name: 'Department', by: { kind: 'roles', roles: ['Approver'] }, need: 'any' },
        { name: 'Finance', by: { kind: 'roles', roles: ['ChiefFinancialOfficer'] }, need: 'any' },
      ],
    }),
  'where they are not': (server) => favourTenant(server, ['henrik']),
};

type Deed = readonly [who: 'henrik' | 'alice' | 'tom' | 'sana', kind: DeedKind];
type DeedKind = 'approve' | 'reject' | 'ask' | 'answer' | 'withdraw' | 'pay';

const stories: readonly (readonly Deed[])[] = [
  [
    ['henrik', 'ask'],
    ['tom', 'answer'],
    ['henrik', 'approve'],
    ['alice', 'approve'],
    ['sana', 'pay'],
  ],
  [['henrik', 'reject']],
  [['tom', 'withdraw']],
];

test.each(Object.entries(tenants))(
  'what a decision answers is what a look right after it finds, %s',
  async (_, make) => {
    const tenant = await make(served);
    await assignRole(tenant, 'Finance', tenant.memberIdOf('sana'));
    const names = ['henrik', 'alice', 'tom', 'sana'] as const;
    const [henrik, alice, tom, sana] = await Promise.all(names.map((name) => tenant.signIn(name)));
    if (!henrik || !alice || !tom || !sana) throw new Error('somebody did not sign in');
    const people = { henrik, alice, tom, sana };
    const kinds = new Set<DeedKind>();
    for (const story of stories) {
      const { data: sent } = await tom.call('requests.submit', {
        purpose: 'Gloves',
        amount: { minor: 10_000, currency: 'EUR' },
        department: '/operations/production',
        folder: '/operations/production',
      });
      await henrik.call('requests.watch', { id: sent.id, watches: true });
      let revision = 1;
      for (const [who, kind] of story) {
        const caller = people[who];
        const said = kind === 'withdraw' || kind === 'pay' ? {} : { comment: 'So it is' };
        const decided = await caller.call(`requests.${kind}`, { id: sent.id, revision, ...said });
        if (decided.status !== 200) continue;
        kinds.add(kind);
        ({ revision } = decided.data);
        expect(decided.data).toEqual((await caller.call('requests.get', { id: sent.id })).data);
      }
    }
    expect([...kinds].toSorted()).toEqual(['answer', 'approve', 'ask', 'pay', 'reject', 'withdraw']);
  },
);
