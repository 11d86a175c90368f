import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCondition } from '@remit/testkit/arbitrary/conditions';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { referenceTruth } from '@remit/testkit/reference-condition';
import type { Resource } from './check.ts';
import type { Condition, Truth } from './condition.ts';
import type { ResourceType } from './document.ts';
import type { Situation } from './situation.ts';
import { compilePredicate } from './compile-predicate.ts';
import { matches } from './evaluate-row-filter.ts';
import { filterOf } from './plan-rows.ts';
import { residual } from './residual.ts';
import { subjectOf } from './subject-of.ts';

interface Sample {
  readonly condition: Condition;
  readonly type: ResourceType;
  readonly record: Resource;
  /** Whether a table could hold the record, so that a list may be asked about it. */
  readonly stored: boolean;
  readonly situation: Situation;
  readonly expected: Truth;
}

const CONDITIONS = 1500;
const RECORDS = 3;

/** Always the same conditions on always the same records, hostile ones too, with the reference's answers. */
function* samples(): Generator<Sample> {
  const worlds = fc.sample(arbitraryWorld, { seed: 4_100, numRuns: 60 });
  const conditions = new Map<string, readonly Condition[]>();
  let at = 0;
  for (const world of worlds) {
    const { document, directory, records, sent, environment } = world;
    for (const type of document.resources) {
      const known =
        conditions.get(type.name) ??
        fc.sample(arbitraryCondition(type.name), { seed: 4_200, numRuns: CONDITIONS });
      conditions.set(type.name, known);
      const own = [...records, ...sent].filter((record) => record.type === type.name);
      for (let each = 0; each < CONDITIONS / worlds.length; each++) {
        const condition = known[Math.floor((at / document.resources.length) % CONDITIONS)];
        for (let some = 0; some < RECORDS; some++) {
          const record = own[(at + some * 3) % own.length];
          const member = directory.members[(at + some) % directory.members.length];
          const subject = member === undefined ? null : subjectOf(directory, member.id);
          if (condition === undefined || record === undefined || member === undefined || subject === null)
            throw new Error('nothing was drawn');
          const action = ['read', 'update', 'create'][at % 3] ?? 'read';
          yield {
            condition,
            type,
            record,
            stored: records.includes(record),
            situation: { subject, action, resource: record, environment },
            expected: referenceTruth(condition, {
              directory,
              member,
              action,
              resource: record,
              type,
              environment,
            }),
          };
        }
        at += 1;
      }
    }
  }
}

describe('in a fixed sample of conditions and records', () => {
  test('every condition comes out as the reference says', () => {
    const seen = new Map<Truth, number>();
    let count = 0;
    for (const { condition, type, situation, expected } of samples()) {
      count += 1;
      const truth = compilePredicate(condition, type)(situation);
      if (truth !== expected)
        throw new Error(`${truth} instead of ${expected}: ${JSON.stringify({ condition, situation })}`);
      seen.set(truth, (seen.get(truth) ?? 0) + 1);
    }
    expect(count).toBeGreaterThan(8_000);
    for (const truth of ['true', 'false', 'unknown'] as const)
      expect(seen.get(truth) ?? 0).toBeGreaterThan(500);
  });

  test('a permit’s list holds a record where its condition is true, a rule’s where it is false', () => {
    let compared = 0;
    for (const { condition, type, record, stored, situation, expected } of samples()) {
      if (!stored) continue;
      const { subject, action, environment } = situation;
      if (subject === null) throw new Error('a sample has a subject');
      const open = { folder: null, attributes: {}, history: null };
      for (const known of [open, { ...open, folder: record.folder }, record]) {
        const put = { subject, action, type, environment, record: known };
        const why = JSON.stringify({ condition, known, record });
        const permits = matches(filterOf([[residual(condition, put, 'true')]], []), record);
        if (permits !== (expected === 'true')) throw new Error(`as a permit ${permits}: ${why}`);
        const always = { kind: 'constant', value: true } as const;
        const spares = matches(filterOf([[always]], [residual(condition, put, 'false')]), record);
        if (spares !== (expected === 'false')) throw new Error(`as a rule ${spares}: ${why}`);
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(10_000);
  });
});
