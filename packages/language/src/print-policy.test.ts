import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalDocument } from '@remit/policy/canonical/canonical-document';
import type { Comment, PolicyDocument } from '@remit/policy/document';
import { haldenWorks } from '@remit/sample/halden-works';
import { arbitraryWholeDocument } from '@remit/testkit/arbitrary/whole-documents';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { documentLines } from './document-lines.ts';
import { parsePolicy } from './parse-policy.ts';
import { printPolicy } from './print-policy.ts';

const runs = runCount('REMIT_FUZZ', 10_000);
const seed = runSeed();

/** Comments at statements and lines that there are, which only the text of a document shows. */
const arbitraryCommented: fc.Arbitrary<PolicyDocument> = fc
  .tuple(
    arbitraryWholeDocument,
    fc.array(
      fc.record({
        statement: fc.nat(40),
        line: fc.nat(12),
        text: fc.constantFrom(
          '',
          'why',
          '  indented',
          "it's # odd `",
          'role R can: manage',
          'cafe\u0301',
          '→ \u{1f600}',
          'two\nlines',
        ),
        beside: fc.boolean(),
      }),
      { maxLength: 6 },
    ),
  )
  .map(([document, wanted]) => {
    const statements = documentLines(canonicalDocument(document));
    const comments = wanted.map(({ statement, line, text, beside }): Comment => {
      const { kind, key } = statements[statement] ?? {};
      const at = statements.find((each) => each.kind === kind && each.key === key);
      // Beyond the last statement is the end of the text.
      const before =
        at === undefined ? null : { kind: at.kind, key: at.key, line: Math.min(line, at.lines.length - 1) };
      return { before, text, ...(beside && before !== null ? { beside: true } : {}) };
    });
    return { ...document, comments };
  });

describe('text and document say the same', () => {
  it(`of ${runs} documents with odd names, texts and comments, and printing them again changes nothing`, () => {
    fc.assert(
      fc.property(arbitraryCommented, (document) => {
        const held = document.roles.slice(0, 2).map(({ name }) => name);
        const users = [{ name: held[0] ?? 'nobody', roles: held }];
        const text = printPolicy(document, users);
        const { document: read, users: readUsers, errors } = parsePolicy(text);
        expect(errors).toEqual([]);
        // Far quicker than the comparison that says where two documents differ, which a failure still makes.
        const canonical = canonicalDocument(document);
        if (!isDeepStrictEqual(read, canonical)) expect(read).toStrictEqual(canonical);
        expect(readUsers).toEqual(users);
        expect(printPolicy(read, readUsers)).toBe(text);
      }),
      { numRuns: runs, seed },
    );
  }, 600_000);

  it('of the policy of a sample tenant', () => {
    const { policy } = haldenWorks();
    const { document, errors } = parsePolicy(printPolicy(policy));
    expect(errors).toEqual([]);
    expect(document).toEqual(canonicalDocument(policy));
  });
});
