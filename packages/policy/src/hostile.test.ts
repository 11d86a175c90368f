import { performance } from 'node:perf_hooks';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryHostilePolicy } from '@remit/testkit/arbitrary/hostile-policies';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import {
  ACCOUNT,
  PAYMENT,
  account,
  assigned,
  atNoon,
  member,
  role,
  smallDirectory,
  smallDocument,
  text,
} from '@remit/testkit/small-tenant';
import type { Condition, Operand } from './condition.ts';
import type { Role } from './document.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { PolicyInvalid } from './validate/policy-problem.ts';
import { planRows } from './plan-rows.ts';
import { subjectOf } from './subject-of.ts';
import { validatePolicy } from './validate/validate.ts';

const seed = runSeed();
const times = runCount('REMIT_HOSTILE', 1);
const POLICIES = 10_000 * times;

/** Milliseconds for which the event loop may stand still, and within which a decision is taken. */
const STILL = 50;
const DECIDED = 5;

const directory = smallDirectory({
  members: [member('alice', { attributes: { toString: text('x') } })],
  assignments: ['Reader', 'R0', 'constructor', '__proto__', 'toString'].map((name) =>
    assigned('alice', name),
  ),
});

const records = [
  account({ name: text('a'.repeat(100_000)), margin: { type: 'number', value: '9'.repeat(100) } }),
  account(
    Object.fromEntries([
      ['__proto__', text('x')],
      ['constructor', text('x')],
    ]),
  ),
];

/**
 * How long the thread worked, in milliseconds: what else the machine does meanwhile is no fault of the policy. And how
 * long that took by the clock, which is finer.
 */
function timed<T>(act: () => T): { readonly value: T; readonly took: number; readonly passed: number } {
  const began = { work: process.threadCpuUsage(), clock: performance.now() };
  const value = act();
  const passed = performance.now() - began.clock;
  const { user, system } = process.threadCpuUsage(began.work);
  return { value, took: (user + system) / 1000, passed };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe(`policies made to hurt (REMIT_SEED=${seed})`, () => {
  test(
    'are refused with the bound in the message, or decided at once; nothing else ever happens',
    () => {
      const seen = { refused: 0, overLimit: 0, decided: 0 };
      const clock = { making: [] as number[], deciding: [] as number[] };
      const slow: string[] = [];
      const alice = subjectOf(directory, 'alice');
      if (alice === null) throw new Error('there is no alice');
      for (const { what, document } of fc.sample(arbitraryHostilePolicy, { seed, numRuns: POLICIES })) {
        const attempt = (): ReturnType<typeof compilePolicy> | PolicyInvalid => {
          try {
            return compilePolicy(document, 1);
          } catch (error) {
            if (error instanceof PolicyInvalid) return error;
            throw new Error(`${what}: ${String(error)}`, { cause: error });
          }
        };
        const made = timed(attempt);
        clock.making.push(made.passed);
        // What was never compiled or has to be swept up is slow once; a policy that is slow is slow again.
        if (made.took > STILL && timed(attempt).took > STILL && timed(attempt).took > STILL) slow.push(what);
        if (made.value instanceof PolicyInvalid) {
          seen.refused += 1;
          const over = made.value.problems.filter(({ kind }) => kind === 'over-limit');
          seen.overLimit += over.length > 0 ? 1 : 0;
          expect(over.every(({ sentence }) => /[0-9]/.test(sentence))).toBe(true);
          expect(made.value.message.length).toBeLessThan(100_000);
          continue;
        }
        const compiled = made.value;
        const ask = (): readonly string[] =>
          records.flatMap((resource) =>
            ['read', 'update'].map(
              (action) => decide(compiled, { subject: alice, action, resource, environment: atNoon }).outcome,
            ),
          );
        // The first question links the subject and grows tables; enforcement asks again and again.
        const first = timed(ask).took;
        const again = timed(ask);
        const each = again.took / 4;
        clock.deciding.push(again.passed / 4);
        if (first > STILL && timed(ask).took > STILL) slow.push(`${what}, at the first question`);
        if (each > DECIDED && timed(ask).took / 4 > DECIDED && timed(ask).took / 4 > DECIDED)
          slow.push(`${what}, decided`);
        seen.decided += 1;
      }
      console.log('hostile policies', seen, {
        making: `median ${median(clock.making).toFixed(3)} ms, most ${Math.max(...clock.making).toFixed(1)} ms`,
        deciding: `median ${median(clock.deciding).toFixed(4)} ms, most ${Math.max(...clock.deciding).toFixed(2)} ms`,
      });
      expect(slow).toEqual([]);
      expect(median(clock.making)).toBeLessThan(5);
      expect(median(clock.deciding)).toBeLessThan(1);
      expect(seen.overLimit).toBeGreaterThan(POLICIES / 20);
      expect(seen.decided).toBeGreaterThan(POLICIES / 10);
    },
    300_000 * times,
  );

  const yes: Condition = { kind: 'constant', value: true };
  const many = <T>(count: number, make: (at: number) => T): T[] =>
    Array.from({ length: count }, (_, at) => make(at));
  const where = (condition: Condition) =>
    smallDocument({ roles: [role('Reader', [{ actions: ['read'], on: [ACCOUNT.name], where: condition }])] });
  const name: Operand = { kind: 'attribute', of: 'resource', name: 'name' };
  const literal = (value: string): Operand => ({ kind: 'literal', value: { type: 'text', value } });

  function nested(depth: number): Condition {
    let condition = yes;
    for (let at = 0; at < depth; at += 1) condition = { kind: 'not', condition };
    return condition;
  }

  function summed(depth: number): Operand {
    let sum: Operand = { kind: 'attribute', of: 'resource', name: 'margin' };
    for (let at = 0; at < depth; at += 1) sum = { kind: 'arithmetic', operator: '+', left: sum, right: sum };
    return sum;
  }

  test.each([
    ['a condition ten thousand levels deep', where(nested(10_000)), /deeper than 20 levels/],
    [
      'a condition of a hundred thousand parts',
      where({ kind: 'and', conditions: many(100_000, () => yes) }),
      /more than 500 parts/,
    ],
    [
      'arithmetic that doubles with each of its thirty levels, in a list',
      where({ kind: 'in', operand: summed(0), list: [summed(30)] }),
      /20 levels|500 parts/,
    ],
    [
      'a list of a megabyte',
      where({ kind: 'in', operand: name, list: many(100_000, (at) => literal(`member ${at}`)) }),
      /at most 1000 values/,
    ],
    [
      'a pattern of a megabyte',
      where({ kind: 'text', operator: 'contains', operand: name, part: literal('(a+)+'.repeat(200_000)) }),
      /at most 10000 characters/,
    ],
    [
      'a number of a megabyte',
      where({
        kind: 'compare',
        operator: '=',
        left: summed(0),
        right: { kind: 'literal', value: { type: 'number', value: '9'.repeat(1e6) } },
      }),
      /at most 10000 characters/,
    ],
    [
      'a hundred thousand conditions',
      smallDocument({
        roles: many(1000, (at) =>
          role(
            `R${at}`,
            many(100, () => ({ actions: ['read'], where: yes })),
          ),
        ),
      }),
      /at most 50000 grants/,
    ],
    [
      'a hundred bare conditions of 500 parts on 200 types',
      smallDocument({
        resources: many(200, (at) => ({
          name: `crm.T${at}`,
          label: 'T',
          fields: [],
          actions: [],
          history: false,
        })),
        roles: [
          role(
            'Reader',
            many(100, () => ({ actions: ['read'], where: { kind: 'or', conditions: many(499, () => yes) } })),
          ),
        ],
      }),
      /at most 200000 parts/,
    ],
    [
      'a million roles',
      smallDocument({ roles: many(1_000_000, () => role('R', [])) }),
      /at most 5000 of `roles`/,
    ],
    [
      'five thousand roles in one circle',
      smallDocument({
        roles: many(5000, (at): Role => ({ name: `R${at}`, grants: [], includes: [`R${(at + 1) % 5000}`] })),
      }),
      /includes itself|more than 16 deep/,
    ],
    [
      'layers of roles, each of which includes all of the next',
      smallDocument({
        roles: many(800, (at): Role => {
          const next = (Math.floor(at / 50) + 1) * 50;
          return {
            name: `R${at}`,
            grants: [],
            includes: many(50, (other) => next + other)
              .filter((other) => other < 800)
              .map((other) => `R${other}`),
          };
        }),
      }),
      /more than 200000 ways/,
    ],
    [
      'fifty thousand includes of roles that there are not',
      smallDocument({
        roles: many(5000, (at): Role => ({
          name: `Role number ${at}`,
          grants: [],
          includes: many(10, (other) => `Rolle number ${other}${at}`),
        })),
      }),
      /more than 100 problems/,
    ],
    [
      'a scope a thousand folders down',
      smallDocument({
        roles: [role('Reader', [])],
        folderScopes: [{ folder: '/a'.repeat(1000), role: 'Reader', grants: [] }],
      }),
      /at most 64 levels deep/,
    ],
    [
      'a name of a megabyte',
      smallDocument({ roles: [role('x'.repeat(1e6), [])] }),
      /at most 1000 characters/,
    ],
    [
      'a type of a hundred thousand fields',
      smallDocument({
        resources: [
          PAYMENT,
          {
            ...ACCOUNT,
            fields: many(100_000, (at) => ({ name: `f${at}`, type: 'text' as const, label: 'F' })),
          },
        ],
      }),
      /at most 500 fields/,
    ],
  ])('%s is refused soon, with the bound in the message', (_, document, bound) => {
    const refuse = () => timed(() => validatePolicy(document));
    const { value: problems, took } = refuse();
    expect(problems.map(({ sentence }) => sentence).join('\n')).toMatch(bound);
    // The best of three: what is measured is the policy, not what is compiled or swept up on the way.
    expect(Math.min(took, refuse().took, refuse().took)).toBeLessThan(STILL);
  });

  test('a search for a huge text in a huge text takes no longer than reading them', () => {
    const condition: Condition = {
      kind: 'text',
      operator: 'contains',
      operand: name,
      part: literal(`${'a'.repeat(5000)}b`),
    };
    const compiled = compilePolicy(where(condition), 1);
    const alice = subjectOf(directory, 'alice');
    if (alice === null) throw new Error('there is no alice');
    const resource = account({ name: text('a'.repeat(100_000)) });
    const ask = () =>
      timed(() => decide(compiled, { subject: alice, action: 'read', resource, environment: atNoon }));
    expect(ask().value.outcome).toBe('deny');
    expect(Math.min(ask().took, ask().took, ask().took)).toBeLessThan(DECIDED);
  });

  test('names that every object answers to reach nothing, and change nothing for other objects', () => {
    const before = Object.getOwnPropertyNames(Object.prototype).length;
    const path: readonly string[] = ['__proto__', 'constructor', 'prototype', 'toString', 'isAdmin'];
    for (const of of ['subject', 'environment'] as const) {
      for (const attribute of path) {
        const known: Condition = { kind: 'is-null', operand: { kind: 'attribute', of, name: attribute } };
        const compiled = compilePolicy(where({ kind: 'not', condition: known }), 1);
        const bare = smallDirectory({ assignments: [assigned('alice', 'Reader')] });
        const alice = subjectOf(bare, 'alice');
        if (alice === null) throw new Error('there is no alice');
        const resource = account(
          JSON.parse('{"__proto__":{"type":"text","value":"x"}}') as object as Record<string, never>,
        );
        expect(
          decide(compiled, { subject: alice, action: 'read', resource, environment: atNoon }).outcome,
        ).toBe('deny');
        expect(planRows(compiled, alice, 'read', ACCOUNT.name, atNoon).kind).toBe('none');
      }
    }
    expect(Object.getOwnPropertyNames(Object.prototype)).toHaveLength(before);
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  });

  test('groups that a provider nested in a circle, ten thousand of them, still have their members', () => {
    const groups = many(10_000, (at) => {
      return {
        id: `g${at}`,
        name: `g${at}`,
        members: at === 0 ? ['alice'] : [],
        groups: [`g${(at + 1) % 10_000}`],
      };
    });
    const holder = { kind: 'group' as const, id: 'g5000' };
    const circle = smallDirectory({ groups, assignments: [assigned('alice', 'Reader', { holder })] });
    const { value: alice, took } = timed(() => subjectOf(circle, 'alice'));
    expect(alice?.groups).toHaveLength(10_000);
    expect(alice?.assignments).toHaveLength(1);
    expect(took).toBeLessThan(STILL * 4);
  });
});
