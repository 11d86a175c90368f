import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Grant, Role } from '../document.ts';
import type { DocumentItem } from './document-items.ts';
import { mergeItem } from './merge-item.ts';
import { sameData } from '../same-data.ts';

const item = (...entries: readonly Role[]): DocumentItem => ({
  kind: 'role',
  key: 'A',
  entries,
  comments: [],
});
const role = (grants: readonly Grant[], rest: Partial<Role> = {}): Role => ({ name: 'A', ...rest, grants });
const grant = (...actions: readonly string[]): Grant => ({ actions, on: ['crm.Contract'] });
const [read, update, remove] = [grant('read'), grant('update'), grant('delete')];

const someGrants = fc.uniqueArray(
  fc.constantFrom(read, update, remove, grant('export'), grant('read', 'update')),
  { selector: ({ actions }) => actions.join() },
);
const someRole = fc
  .record({ grants: someGrants, label: fc.constantFrom('One', 'Two', 'Three') })
  .map(({ grants, label }) => role(grants, { label }));
const grantsOf = (merged: DocumentItem | null): readonly Grant[] =>
  merged?.entries.flatMap((entry) => ('grants' in entry ? entry.grants : [])) ?? [];

describe('what two sides made of one item', () => {
  test('is as the one side has it where the other left it alone, and does not depend on which is which', () => {
    let merges = 0;
    fc.assert(
      fc.property(someRole, someRole, someRole, (was, theirs, mine) => {
        const [before, left, right] = [item(was), item(theirs), item(mine)];
        expect(mergeItem(before, left, before)).toEqual(left);
        expect(mergeItem(before, before, right)).toEqual(right);
        const [one, other] = [mergeItem(before, left, right), mergeItem(before, right, left)];
        expect(one === null).toBe(other === null);
        if (one === null) return;
        merges += 1;
        const sorted = (merged: DocumentItem | null) =>
          grantsOf(merged)
            .map((each) => JSON.stringify(each))
            .toSorted();
        expect(sorted(one)).toEqual(sorted(other));
        // Nothing that either side added is gone, and nothing that either side removed is back.
        const has = (list: readonly Grant[], each: Grant) => list.some((known) => sameData(known, each));
        for (const side of [theirs, mine]) {
          for (const each of side.grants) {
            if (!has(was.grants, each)) expect(has(grantsOf(one), each)).toBe(true);
          }
          for (const each of was.grants) {
            if (!has(side.grants, each)) expect(has(grantsOf(one), each)).toBe(false);
          }
        }
      }),
    );
    expect(merges).toBeGreaterThan(10);
  });

  test('two edits of different grants of one role fit together', () => {
    const merged = mergeItem(
      item(role([read])),
      item(role([grant('read', 'export')])),
      item(role([read, update])),
    );
    expect(grantsOf(merged)).toEqual([grant('read', 'export'), update]);
  });

  test.each<[string, Role, Role, Role]>([
    [
      'one grant that both cut',
      role([read]),
      role([grant('read', 'export')]),
      role([grant('read', 'delete')]),
    ],
    ['two names', role([], { label: 'A' }), role([], { label: 'B' }), role([], { label: 'C' })],
  ])('%s do not', (_, was, theirs, mine) => {
    expect(mergeItem(item(was), item(theirs), item(mine))).toBeNull();
  });

  test('an item that one side removed and the other changed does not', () => {
    expect(mergeItem(item(role([])), item(), item(role([read])))).toBeNull();
    expect(mergeItem(item(role([])), item(role([read])), item())).toBeNull();
  });
});
