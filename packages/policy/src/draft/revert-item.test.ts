import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCommented, arbitraryVersions } from '@remit/testkit/arbitrary/versions';
import { runCount } from '@remit/testkit/run-count';
import { said } from '@remit/testkit/said';
import { runSeed } from '@remit/testkit/seed';
import { role, smallDocument } from '@remit/testkit/small-tenant';
import { canonicalDocument } from '../canonical/canonical-document.ts';
import { changedItems } from './changed-items.ts';
import type { PolicyDocument } from '../document.ts';
import { itemId } from './document-items.ts';
import { revertItem } from './revert-item.ts';

const runs = { numRuns: Math.max(100, Math.trunc(runCount('REMIT_FUZZ', 10_000) / 50)), seed: runSeed() };

describe('taking a change back', () => {
  test('item by item, in any order, every change of the last version leaves the version before', () => {
    const seen = { added: 0, removed: 0, changed: 0 };
    fc.assert(
      fc.property(
        arbitraryVersions,
        fc.infiniteStream(fc.double({ noNaN: true })),
        ([before, after], order) => {
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
        },
      ),
      runs,
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
  });

  test('leaves everything else as the present has it', () => {
    fc.assert(
      fc.property(arbitraryVersions, fc.nat(), ([before, after], at) => {
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
      fc.property(arbitraryCommented, (document) => {
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
