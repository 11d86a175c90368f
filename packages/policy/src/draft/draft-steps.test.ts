import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryVersions } from '@remit/testkit/arbitrary/versions';
import { runCount } from '@remit/testkit/run-count';
import { said } from '@remit/testkit/said';
import { runSeed } from '@remit/testkit/seed';
import { role, smallDocument } from '@remit/testkit/small-tenant';
import { canonicalDocument } from '../canonical/canonical-document.ts';
import { changedItems } from './changed-items.ts';
import type { PolicyDocument } from '../document.ts';
import { documentItems, itemId } from './document-items.ts';
import { applySteps, changesOfSteps, rebaseSteps, stepBetween } from './draft-steps.ts';

const runs = { numRuns: Math.max(50, Math.trunc(runCount('REMIT_FUZZ', 10_000) / 100)), seed: runSeed() };

describe('the steps of a draft', () => {
  test('the step between two documents makes the one of the other, and none is needed where they say the same', () => {
    const seen = { steps: 0 };
    fc.assert(
      fc.property(arbitraryVersions, ([before, after]) => {
        const step = stepBetween(before, after);
        seen.steps += step.length;
        expect(said(applySteps(before, [step]))).toEqual(said(after));
        expect(stepBetween(before, canonicalDocument(before))).toEqual([]);
      }),
      runs,
    );
    expect(seen.steps).toBeGreaterThan(0);
  });

  test('steps made one after the other come to the last document, and the step back to the first', () => {
    fc.assert(
      fc.property(arbitraryVersions, ([before, after]) => {
        const steps = [stepBetween(before, after), stepBetween(after, before)];
        expect(said(applySteps(before, steps))).toEqual(said(before));
        expect(applySteps(before, [])).toBe(before);
      }),
      runs,
    );
  });

  test('what they change is what the documents do not say alike', () => {
    const ids = (
      items: readonly { readonly kind: string; readonly key: string; readonly change: string }[],
    ) => items.map(({ kind, key, change }) => `${change} ${kind} ${key}`).toSorted();
    fc.assert(
      fc.property(arbitraryVersions, ([before, after]) => {
        const step = stepBetween(before, after);
        const document = applySteps(before, [step]);
        expect(ids(changesOfSteps(before, [step]))).toEqual(ids(changedItems(before, document)));
        expect(changesOfSteps(before, [step, stepBetween(document, before)])).toEqual([]);
      }),
      runs,
    );
  });

  const [a, b, c] = [role('A', []), role('B', []), role('C', [])];
  const names = ({ roles }: PolicyDocument) => roles.map(({ name }) => name);

  test('an item that comes back stands where it stood, and a new one at the end', () => {
    const base = smallDocument({ roles: [a, b] });
    const without = stepBetween(base, { ...base, roles: [b] });
    const again = stepBetween({ ...base, roles: [b] }, { ...base, roles: [b, a] });
    expect(names(applySteps(base, [without]))).toEqual(['B']);
    expect(names(applySteps(base, [without, again]))).toEqual(['A', 'B']);
    expect(names(applySteps(base, [stepBetween(base, { ...base, roles: [c, a, b] })]))).toEqual([
      'A',
      'B',
      'C',
    ]);
  });
});

describe('carrying a draft over to another base', () => {
  test('keeps what either side changed alone, and names what both changed otherwise', () => {
    const seen = { carried: 0, conflicts: 0 };
    fc.assert(
      fc.property(arbitraryVersions, arbitraryVersions, ([base, mine], [, other]) => {
        const theirs = { ...other, modules: base.modules, resources: base.resources };
        const { document, conflicts } = rebaseSteps(base, theirs, mine);
        const [was, my, their, is] = [base, mine, theirs, document].map((each) => documentItems(each));
        const open = new Set(conflicts.map(itemId));
        for (const item of changedItems(base, mine)) {
          // What both changed and fits together is put together: merge-item.test.ts says how.
          if (open.has(itemId(item)) || !sameIn(was, their, itemId(item))) continue;
          seen.carried += 1;
          // A comment whose statement the other side removed goes to those at the end: more of them there is right.
          if (item.kind === 'comments') {
            expect(is?.get('comments ')?.comments).toEqual(
              expect.arrayContaining([...(my?.get('comments ')?.comments ?? [])]),
            );
          } else expect(is?.get(itemId(item))).toEqual(my?.get(itemId(item)));
        }
        for (const [id, item] of their ?? []) {
          if (id !== 'comments ' && (open.has(id) || sameIn(was, my, id))) expect(is?.get(id)).toEqual(item);
        }
        seen.conflicts += conflicts.length;
        for (const conflict of conflicts) {
          const id = itemId(conflict);
          expect(conflict).toMatchObject({
            was: was?.get(id) ?? null,
            theirs: their?.get(id) ?? null,
            mine: my?.get(id) ?? null,
          });
          expect(sameIn(was, my, id) || sameIn(was, their, id) || sameIn(my, their, id)).toBe(false);
        }
      }),
      runs,
    );
    expect(seen.carried).toBeGreaterThan(0);
    expect(seen.conflicts).toBeGreaterThan(0);
  });

  test('choosing the draft’s side of a conflict makes it so, and nothing else', () => {
    const read = { actions: ['read'], on: ['crm.Contract'] };
    const base = smallDocument({ roles: [role('A', []), role('B', [])] });
    const mine = smallDocument({ roles: [{ ...role('A', []), label: 'Mine' }, role('B', [read])] });
    const theirs = smallDocument({ roles: [{ ...role('A', []), label: 'Theirs' }, role('B', [])] });
    const { document, conflicts } = rebaseSteps(base, theirs, mine);
    expect(document.roles).toEqual([theirs.roles[0], mine.roles[1]]);
    expect(conflicts.map(itemId)).toEqual(['role A']);
    const chosen = conflicts.flatMap((conflict) => conflict.mine ?? []);
    expect(applySteps(document, [chosen]).roles).toEqual(mine.roles);
  });
});

type Items = ReturnType<typeof documentItems> | undefined;

const sameIn = (left: Items, right: Items, id: string): boolean =>
  JSON.stringify(left?.get(id)) === JSON.stringify(right?.get(id));
