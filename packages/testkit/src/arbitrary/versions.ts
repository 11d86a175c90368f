import * as fc from 'fast-check';
import { statementKeys } from '@remit/policy/canonical/canonical-comments';
import type { Comment, PolicyDocument } from '@remit/policy/document';
import { arbitraryWholeDocument } from './whole-documents.ts';

/** A document with comments at some of its statements and at its end. */
export const arbitraryCommented: fc.Arbitrary<PolicyDocument> = arbitraryWholeDocument.chain((document) =>
  fc
    .array(fc.tuple(fc.nat(), fc.nat({ max: 2 }), fc.string({ minLength: 1, maxLength: 8 })), {
      maxLength: 4,
    })
    .map((drawn) => {
      const keys = statementKeys(document);
      const comments = drawn.map(([at, line, text]): Comment => {
        const key = keys[at % (keys.length + 1)];
        return { before: key === undefined ? null : { ...key, line }, text };
      });
      return { ...document, comments };
    }),
);

/**
 * Two versions of one policy: what the second says of each part is of the first, of another, or left out. Types and
 * modules are those of the tables, which no version changes.
 */
export const arbitraryVersions = fc
  .tuple(
    arbitraryCommented,
    arbitraryCommented,
    fc.array(fc.constantFrom('kept', 'other', 'gone'), { minLength: 14, maxLength: 14 }),
  )
  .map(([before, other, choices]): readonly [PolicyDocument, PolicyDocument] => {
    const parts = Object.keys(before) as readonly (keyof PolicyDocument)[];
    const mixed = parts.map((part, at) => {
      const choice = part === 'modules' || part === 'resources' ? 'kept' : choices[at];
      if (choice === 'gone') return [part, before[part].slice(1)];
      return [part, choice === 'other' ? [...before[part].slice(0, 2), ...other[part]] : before[part]];
    });
    return [before, { ...before, ...(Object.fromEntries(mixed) as Partial<PolicyDocument>) }];
  });
