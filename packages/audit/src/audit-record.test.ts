import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AuditRecord, recordText } from './audit-record.ts';

const words = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', '\n', '\u007F', '\u2028', '\uD800', 'a\n', '', ' ', '~', '!#[]'),
);

test('each text of a record is written as JSON writes it, and read back as it was', () => {
  const rest = {
    tenantId: 't',
    id: 'i',
    at: '2026-11-21T08:00:00.000000Z',
    onBehalfOf: null,
    roles: '["Clerk"]',
    targetId: null,
    outcome: 'allow',
    because: '[]',
    before: null,
    after: 'null',
    details: '{}',
    asked: null,
    policyVersion: 1,
    directoryRevision: null,
    correlationId: 'c',
  };
  fc.assert(
    fc.property(
      fc.record({
        stream: fc.option(words),
        actor: fc.option(words),
        action: words,
        targetType: words,
        address: words,
        agent: words,
        sessionId: fc.option(words),
      }),
      (said) => {
        const record: AuditRecord = { ...rest, ...said };
        const text = recordText(record);
        // Records from before sessions were kept have the text that they had.
        expect({ sessionId: null, ...JSON.parse(text) }).toMatchObject(said);
        for (const [name, value] of Object.entries(said)) {
          const named = name === 'sessionId' && value === null ? '' : `"${name}":${JSON.stringify(value)}`;
          expect(text).toContain(named);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});
