import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AuditEvent, AuditReason } from './audit-event.ts';
import { happenedByRemit } from './happened-by-remit.ts';
import { eventBytes, redactEvent, redactJson } from './redact.ts';

const approval: AuditEvent = {
  ...happenedByRemit('6a0f6d0e-7f3c-4c60-9d55-000000000003'),
  actor: '6a0f6d0e-7f3c-4c60-9d55-000000000001',
  action: 'request.approved',
  target: { type: 'fin.PaymentRequest', id: '6a0f6d0e-7f3c-4c60-9d55-000000000002' },
  outcome: 'allow',
  because: [{ kind: 'forbidden', rule: 'OwnRequest', because: 'nobody decides their own request' }],
  details: {
    number: 'PR-1',
    revision: 1,
    amountMinor: 120_000,
    currency: 'EUR',
    department: '/operations',
    folder: '/operations',
    comment: null,
  },
};

function withComment(comment: string): AuditEvent {
  return { ...approval, action: 'request.approved', details: { ...approval.details, comment } } as AuditEvent;
}

function reason(rule: string): AuditReason {
  return { kind: 'forbidden', rule, because: 'y'.repeat(200) };
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value), 'utf8');
}

describe('redaction of audit events', () => {
  test('an ordinary event is kept word for word', () => {
    expect(redactEvent(approval)).toEqual({ ...approval, stream: 'request' });
  });

  test('values under secret names are taken out, at any depth', () => {
    expect(redactJson({ a: [{ newPassword: 'x', session_token: 'y', iban: 'z', kept: 1 }] })).toEqual({
      a: [{ newPassword: '[redacted]', session_token: '[redacted]', iban: '[redacted]', kept: 1 }],
    });
  });

  test('control characters, turned text and lone surrogates do not get in', () => {
    const stored = JSON.stringify(redactEvent(withComment('a\u0000b\u001b[31mc\u202Ed\uD800e\tf\ng')));
    expect(JSON.parse(stored).details.comment).toBe('a\uFFFDb\uFFFD[31mc\uFFFDd\uFFFDe\tf\ng');
  });

  test('a long text is cut and says by how much', () => {
    const stored = redactEvent(withComment('x'.repeat(800)));
    expect(JSON.stringify(stored.details)).toContain('[cut: 300 more]');
  });

  test('a megabyte of user agent, and one that talks to terminals, is one short text with a marker', () => {
    const agent = `\r\n\u001b[2J\u0000${'x'.repeat(1_000_000)}`;
    const stored = redactEvent({ ...approval, origin: { ...approval.origin, agent } });
    expect(stored.origin.agent).toMatch(/^\uFFFD\n\uFFFD\[2J\uFFFDx+\[cut: 999677 more\]$/);
    expect(stored.origin.agent?.length).toBeLessThan(360);
  });

  test('state before and after is redacted and cut like everything else', () => {
    const before = { password: 'x', name: 'n\u0000', list: Array.from({ length: 4_000 }, (_, i) => i) };
    const stored = redactEvent({ ...approval, before });
    expect(stored.before).toMatchObject({ password: '[redacted]', name: 'n\uFFFD' });
    expect(bytesOf(stored.before)).toBeLessThan(eventBytes);
  });

  test('more reasons than fit are cut and counted, the deciding one first', () => {
    const stored = redactEvent({
      ...approval,
      because: Array.from({ length: 40 }, (_, i) => reason(`R${i}`)),
    });
    expect(stored.because[0]).toEqual(reason('R0'));
    expect(stored.because.at(-1)).toEqual({ cut: `${40 - (stored.because.length - 1)} more reasons` });
  });

  test('a long explanation keeps its deciding reason and loses the tail of its lists', () => {
    const source = {
      role: 'SalesRep',
      assignmentId: approval.correlationId,
      assignedRole: 'SalesRep',
      folder: '/sales/emea',
      through: { kind: 'group', id: approval.correlationId },
      includePath: ['SalesRep'],
      standing: 'active',
    } as const;
    const tried = Array.from({ length: 40 }, (_, index) => ({
      grant: { role: `Role${index}`, scope: null, index: 0 },
      source,
      permits: false,
      failure: null,
    }));
    const stored = redactEvent({ ...approval, outcome: 'deny', because: [{ kind: 'no-grant', tried }] });
    expect(stored.because).toHaveLength(1);
    expect(stored.because[0]).toMatchObject({ kind: 'no-grant', tried: expect.arrayContaining([tried[0]]) });
    expect(JSON.stringify(stored.because)).toContain('[cut: 32 more]');
    expect(stored.details).toEqual(approval.details);
  });

  test('whatever goes in, what comes out fits, is well formed and keeps its outcome', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 3_000 }),
        fc.array(fc.string({ unit: 'binary', maxLength: 600 }), { maxLength: 60 }),
        fc.constantFrom('allow' as const, 'deny' as const),
        (comment, sentences, outcome) => {
          const because = sentences.map((sentence) => ({ kind: 'state' as const, because: sentence }));
          const stored = redactEvent({ ...withComment(comment), because, outcome });
          const text = JSON.stringify([stored.because, stored.details]);
          expect(bytesOf(stored.because) + bytesOf(stored.details)).toBeLessThanOrEqual(eventBytes);
          expect(text.isWellFormed()).toBe(true);
          expect(text).not.toMatch(/\\u00[01]|\u007f/);
          expect(stored.outcome).toBe(outcome);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('any value at all becomes plain JSON', () => {
    fc.assert(
      fc.property(fc.anything({ maxDepth: 20 }), (value) => {
        const plain = redactJson(value);
        expect(JSON.parse(JSON.stringify(plain))).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });
});
