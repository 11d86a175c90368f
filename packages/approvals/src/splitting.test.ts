import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Environment } from '@remit/policy/check';
import { compilePolicy } from '@remit/policy/compile';
import { aggregateSlowly, type SummedRequest } from '@remit/testkit/aggregation-reference';
import { addSteps } from './add-steps.ts';
import type { ApprovalCase, Party } from './approval-case.ts';
import { planSteps } from './plan-steps.ts';
import type { Decider } from './step-deciders.ts';
import { type CaseEvent, type DecidersOf, draftCase, takeEvent } from './take-event.ts';

const DAY = 86_400_000;
const LIMIT = 10_000_00;
const OVER = 30 * DAY;
const recent = { name: 'recent', of: 'amount', by: ['submitter', 'payee'], over: OVER } as const;
const type = {
  name: 'fin.PaymentRequest',
  label: 'Payment request',
  fields: [
    { name: 'amount', type: 'money', label: 'Amount' },
    { name: 'payee', type: 'text', label: 'Payee' },
    { name: 'submitter', type: 'member', label: 'Submitter' },
    { name: 'submitted_at', type: 'instant', label: 'Submitted' },
  ],
  actions: ['submit', 'approve'],
  history: true,
} as const;
const compiled = compilePolicy(
  {
    modules: [{ name: 'fin', label: 'Finance' }],
    resources: [type],
    sets: [],
    roles: [
      { name: 'Exec', grants: [] },
      { name: 'Lead', grants: [] },
    ],
    folderScopes: [],
    rowPolicies: [],
    fieldRules: [],
    rules: [],
    exclusions: [],
    approvals: [
      {
        name: 'Payments',
        on: type.name,
        aggregations: [recent],
        steps: [
          { name: 'Head', by: { kind: 'roles', roles: ['Lead'] }, need: 'any' },
          {
            name: 'Director',
            by: { kind: 'roles', roles: ['Exec'] },
            need: 'any',
            when: {
              kind: 'compare',
              operator: '>',
              left: { kind: 'attribute', of: 'environment', name: 'recent' },
              right: { kind: 'literal', value: { type: 'money', minor: LIMIT, currency: 'EUR' } },
            },
          },
        ],
      },
    ],
    guards: [],
    tests: [],
    comments: [],
  },
  1,
);

const tom: Party = { member: 'tom', person: 'tom' };
const head: Decider = { member: 'head', person: 'head', as: 'head', onBehalfOf: null };
/** The one who decides the first step alone: what passes without the director passed under the limit. */
const deciders: DecidersOf = ({ name }) => (name === 'Head' ? [head] : []);

const counted: ReadonlySet<string> = new Set(['waiting', 'information', 'approved', 'paid']);

interface Sliced {
  state: ApprovalCase;
  amount: number;
  payee: string;
}

/** The tenant's requests, with every sum reckoned whenever something is sent, changed or approved. */
function splitting() {
  const all = new Map<string, Sliced>();
  const summed = (): readonly SummedRequest[] =>
    [...all].map(([id, { state, amount, payee }]) => ({
      id,
      like: { submitter: 'tom', payee },
      submittedAt: state.submittedAt ?? 0,
      base: amount,
      counts: counted.has(state.status),
    }));
  const planned = (id: string, each: Sliced, submittedAt: number) => {
    const request = {
      id,
      like: { submitter: 'tom', payee: each.payee },
      submittedAt,
      base: each.amount,
      counts: true,
    };
    const total = aggregateSlowly(recent, request, [...summed().filter((other) => other.id !== id), request]);
    const environment: Environment = {
      now: submittedAt,
      met: [],
      attributes: { recent: total === null ? null : { type: 'money', minor: total, currency: 'EUR' } },
    };
    return planSteps(
      compiled,
      { type: type.name, id, folder: '/', attributes: {}, history: [] },
      environment,
    );
  };
  const take = (each: Sliced, event: CaseEvent): void => {
    const taken = takeEvent(each.state, event, deciders);
    if (taken.ok) each.state = taken.next;
  };
  return {
    all,
    send(id: string, at: number, amount: number, payee: string): void {
      const before = all.get(id);
      if (before !== undefined && before.state.status !== 'rejected') return;
      const each = {
        state: before?.state ?? draftCase({ submitter: tom, sender: null }, '', at),
        amount,
        payee,
      };
      const content = `${amount} ${payee}`;
      const steps = planned(id, each, at);
      take(each, { kind: 'submit', at, by: tom, revision: each.state.revision, content, steps });
      all.set(id, each);
    },
    change(id: string, at: number, amount: number, payee: string): void {
      const before = all.get(id);
      if (before?.state.status !== 'waiting') return;
      const each = { ...before, amount, payee };
      const steps = planned(id, each, each.state.submittedAt ?? at);
      take(each, {
        kind: 'change',
        at,
        by: tom,
        revision: each.state.revision,
        content: `${amount} ${payee}`,
        steps,
      });
      all.set(id, each);
    },
    decide(id: string, at: number, kind: 'approve' | 'reject'): void {
      const each = all.get(id);
      if (each?.state.status !== 'waiting') return;
      each.state = addSteps(each.state, planned(id, each, each.state.submittedAt ?? at));
      take(each, { kind, at, by: head, revision: each.state.revision });
    },
  };
}

/** The most that went through without the director within any stretch of 30 days, for one payee. */
function passedUnder(all: ReadonlyMap<string, Sliced>): number {
  const under = [...all.values()].filter(
    ({ state }) => state.status === 'approved' && !state.steps.some(({ name }) => name === 'Director'),
  );
  return Math.max(
    0,
    ...under.map(({ state: { submittedAt: from }, payee }) =>
      under
        .filter(
          ({ state, payee: other }) =>
            other === payee &&
            (state.submittedAt ?? 0) >= (from ?? 0) &&
            (state.submittedAt ?? 0) <= (from ?? 0) + OVER,
        )
        .reduce((sum, { amount }) => sum + amount, 0),
    ),
  );
}

const strategy = fc.array(
  fc.record({
    what: fc.constantFrom('send', 'send', 'send', 'change', 'approve', 'approve', 'reject'),
    id: fc.integer({ min: 0, max: 6 }).map(String),
    wait: fc.constantFrom(0, 1, 60_000, DAY, 9 * DAY, 29 * DAY, OVER, OVER + 1),
    amount: fc.constantFrom(1, 250_000, 499_999, 500_000, 999_999, 1_000_000, 1_000_001),
    payee: fc.constantFrom('acme', 'acme', 'other'),
  }),
  { minLength: 4, maxLength: 24 },
);

describe('a limit that slices are added up for', () => {
  it('is passed by nobody without the step above it, whatever they send, change and have approved when', () => {
    const tally = { added: 0, under: 0 };
    fc.assert(
      fc.property(strategy, (moves) => {
        const world = splitting();
        let now = Date.UTC(2026, 0, 5);
        for (const { what, id, wait, amount, payee } of moves) {
          now += wait;
          if (what === 'send') world.send(id, now, amount, payee);
          else if (what === 'change') world.change(id, now, amount, payee);
          else world.decide(id, now, what === 'approve' ? 'approve' : 'reject');
        }
        const under = passedUnder(world.all);
        if (under > 500_000) tally.under += 1;
        for (const { state } of world.all.values())
          if (state.steps.length > 1 && (state.steps[0]?.approvals.length ?? 0) > 0) tally.added += 1;
        expect(under).toBeLessThanOrEqual(LIMIT);
      }),
      { numRuns: 1_000 },
    );
    // Both sides of the limit were reached, or the property says nothing.
    expect(tally.under).toBeGreaterThan(50);
    expect(tally.added).toBeGreaterThan(50);
  });

  it('asks a request that is half way for the step that a later one made it need, and keeps what was done', () => {
    const world = splitting();
    const at = Date.UTC(2026, 0, 5);
    world.send('first', at, 900_000, 'acme');
    world.send('second', at + DAY, 900_000, 'acme');
    expect(world.all.get('first')?.state.steps.map(({ name }) => name)).toEqual(['Head']);
    world.decide('first', at + 2 * DAY, 'approve');
    const first = world.all.get('first')?.state;
    expect(first?.status).toBe('waiting');
    expect(first?.steps.map(({ name, approvals }) => [name, approvals.length])).toEqual([
      ['Head', 1],
      ['Director', 0],
    ]);
  });
});
