import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { redactJson } from '@remit/audit/redact';
import { compilePolicy } from '@remit/policy/compile';
import { haldenWorks } from '@remit/sample/halden-works';
import { auditSentences, type ReasonedEvent } from './audit-words.ts';
import { knowDirectory } from '../known-directory.ts';

const { policy, directory } = haldenWorks();
const compiled = compilePolicy(policy, 1);
const nothing: ReadonlySet<string> = new Set();
const sentences = auditSentences(compiled, knowDirectory(directory), () => nothing);

const event = (because: readonly unknown[]): ReasonedEvent => ({
  action: 'request.approved',
  targetType: 'fin.PaymentRequest',
  because,
  details: {},
  askedAction: null,
  askedType: null,
});
const limit = { type: 'money', minor: 1_000_000, currency: 'EUR' };
const found = { type: 'money', minor: 5_000_000, currency: 'EUR' };
const tooMuch = { kind: 'no-grant', tried: [{ permits: false, failure: { clause: 'limit', limit, found } }] };

describe('the reasons of an event in words', () => {
  test('are the sentences that the actor was told', () => {
    expect(sentences(event([tooMuch]))[0]).toMatch(/^Your limit for approving payment requests is .*10,000/);
    expect(
      sentences(event([{ kind: 'forbidden', rule: 'R', because: 'Nobody decides their own.' }])),
    ).toEqual(['Nobody decides their own.']);
    expect(sentences(event([{ kind: 'state', because: 'It was decided already.' }]))).toEqual([
      'It was decided already.',
    ]);
  });

  test('speak of what the engine was asked about, where the event is of something else', () => {
    const source = {
      role: 'TenantAdmin',
      assignedRole: 'TenantAdmin',
      folder: '/',
      through: {},
      included: [],
    };
    const granted = { kind: 'granted', source, grant: { role: 'TenantAdmin', scope: null } };
    const asked = { askedAction: 'delete', askedType: 'remit.Assignment' };
    const review = { ...event([granted]), action: 'review.decided', targetType: 'remit.Review', ...asked };
    expect(sentences(review)).toEqual(['Your role Tenant administrator allows deleting assignments.']);
  });

  test('tell no amount to a reader from whom a rule keeps it', () => {
    const hides = auditSentences(compiled, knowDirectory(directory), () => new Set(['amount']));
    expect(hides(event([tooMuch])).join(' ')).not.toContain('50,000');
    expect(sentences(event([tooMuch])).join(' ')).toContain('50,000');
  });

  test('say so where they were cut', () => {
    expect(sentences(event([{ cut: '3 more reasons' }]))).toEqual(['(3 more reasons)']);
  });

  test('whatever a record holds, cut and redacted or damaged, it can be read', () => {
    const kinds = [
      'standing',
      'granted',
      'no-grant',
      'forbidden',
      'separated',
      'obligation',
      'state',
      'unreadable',
    ];
    const value = fc.oneof(
      fc.anything(),
      fc.constantFrom(limit, { type: 'text', value: 'a' }, { type: 'money' }),
    );
    const failure = fc.record({
      clause: fc.constantFrom('limit', 'qualifier', 'where', 'row-policy', 'weather'),
      qualifier: fc.oneof(fc.anything(), fc.constantFrom('own', 'department', 'set')),
      limit: value,
      found: value,
    });
    const tried = fc.oneof(fc.anything(), fc.record({ failure: fc.oneof(fc.anything(), failure) }));
    const damaged = fc.record(
      {
        kind: fc.constantFrom(...kinds),
        because: fc.anything(),
        source: fc.anything(),
        tried: fc.array(tried),
        other: fc.anything(),
        obligation: fc.oneof(fc.anything(), fc.constant('comment')),
        problem: fc.oneof(fc.anything(), fc.constant('left')),
      },
      { requiredKeys: ['kind'] },
    );
    fc.assert(
      fc.property(fc.array(damaged, { maxLength: 4 }), (because) => {
        const kept = redactJson(because);
        for (const sentence of sentences(event(Array.isArray(kept) ? kept : []))) {
          expect(typeof sentence).toBe('string');
        }
      }),
      { numRuns: 500 },
    );
  });
});
