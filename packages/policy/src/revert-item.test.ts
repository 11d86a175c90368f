import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryWholeDocument } from '@remit/testkit/arbitrary/whole-documents';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { role, smallDocument } from '@remit/testkit/small-tenant';
import { canonicalDocument } from './canonical-document.ts';
import { statementKeys } from './canonical-comments.ts';
import { changedItems } from './changed-items.ts';
import type { Comment, PolicyDocument } from './document.ts';
import { itemId } from './document-items.ts';
import { revertItem } from './revert-item.ts';

const runs = { numRuns: Math.max(100, Math.trunc(runCount('REMIT_FUZZ', 10_000) / 50)), seed: runSeed() };

/** A document with comments at some of its statements and at its end. */
const commented: fc.Arbitrary<PolicyDocument> = arbitraryWholeDocument.chain((document) =>
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
const versions = fc
  .tuple(
    commented,
    commented,
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

/** What a document says, whatever the order: it carries no meaning. */
function said(document: PolicyDocument): Readonly<Record<string, readonly string[]>> {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toSorted(([left], [right]) => (left < right ? -1 : 1))
        .map(([key, each]) => [key, sorted(each)]),
    );
  };
  return Object.fromEntries(
    Object.entries(canonicalDocument(document)).map(([part, list]) => [
      part,
      (list as readonly unknown[]).map((each) => JSON.stringify(sorted(each))).toSorted(),
    ]),
  );
}

describe('taking a change back', () => {
  test('item by item, in any order, every change of the last version leaves the version before', () => {
    const seen = { added: 0, removed: 0, changed: 0 };
    fc.assert(
      fc.property(versions, fc.infiniteStream(fc.double({ noNaN: true })), ([before, after], order) => {
        const items = changedItems(before, after);
        const shuffled = items
          .map((item) => ({ item, at: order.next().value ?? 0 }))
          .toSorted((left, right) => left.at - right.at);
        let present = after;
        for (const { item } of shuffled) {
          seen[item.change] += 1;
          const result = revertItem(before, after, present, item);
          if (!result.reverted) throw new Error(result.reason);
          present = result.document;
        }
        expect(said(present)).toEqual(said(before));
      }),
      runs,
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  });

  test('leaves everything else as the present has it', () => {
    fc.assert(
      fc.property(versions, fc.nat(), ([before, after], at) => {
        const items = changedItems(before, after);
        const item = items[at % Math.max(1, items.length)];
        if (item === undefined) return;
        const result = revertItem(before, after, after, item);
        if (!result.reverted) throw new Error(result.reason);
        const left = changedItems(after, result.document).map(itemId);
        expect(left).toEqual([itemId(item)]);
      }),
      runs,
    );
  });

  test('nothing changed is no item, and is not taken back', () => {
    fc.assert(
      fc.property(commented, (document) => {
        expect(changedItems(document, canonicalDocument(document))).toEqual([]);
      }),
      runs,
    );
    const document = smallDocument({ roles: [role('A', [])] });
    expect(revertItem(document, document, document, { kind: 'role', key: 'A' })).toEqual({
      reverted: false,
      reason: 'The role `A` was not changed by this version.',
    });
  });

  const read = { actions: ['read'], on: ['crm.Contract'] };
  const [first, second, third] = [[], [read], [read, { ...read, actions: ['update'] }]].map((grants) =>
    smallDocument({ roles: [role('A', grants), role('B', [])] }),
  ) as [PolicyDocument, PolicyDocument, PolicyDocument];

  test('is refused with a sentence when the item was changed again since', () => {
    expect(revertItem(first, second, third, { kind: 'role', key: 'A' })).toEqual({
      reverted: false,
      reason:
        'The role `A` was changed again since; take the later change back first, or edit what is in force.',
    });
  });

  test('is refused with a sentence when it was taken back already', () => {
    expect(revertItem(first, second, first, { kind: 'role', key: 'A' })).toMatchObject({
      reverted: false,
      reason: 'The role `A` was put back already: nothing is left to take back.',
    });
  });

  test('a role that was removed comes back where it stood', () => {
    const removed = { ...first, roles: first.roles.slice(1) };
    const result = revertItem(first, removed, removed, { kind: 'role', key: 'A' });
    expect(result).toMatchObject({ reverted: true, document: { roles: [{ name: 'A' }, { name: 'B' }] } });
  });

  test('a name that every object has is a name like any other', () => {
    const named = smallDocument({ roles: [role('constructor', [])] });
    const without = { ...named, roles: [] };
    expect(changedItems(without, named)).toEqual([{ kind: 'role', key: 'constructor', change: 'added' }]);
  });
});
