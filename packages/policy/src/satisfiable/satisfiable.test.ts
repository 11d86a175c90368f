import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryCondition } from '@remit/testkit/arbitrary/conditions';
import { TYPES } from '@remit/testkit/arbitrary/catalog';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { ACCOUNT, compare, text } from '@remit/testkit/small-tenant';
import { runSeed } from '@remit/testkit/seed';
import type { Condition } from '../condition.ts';
import { evaluate } from '../evaluate.ts';
import { satisfiability } from './satisfiable.ts';
import { subjectOf } from '../subject-of.ts';

const seed = runSeed();
const and = (...conditions: Condition[]): Condition => ({ kind: 'and', conditions });
const or = (...conditions: Condition[]): Condition => ({ kind: 'or', conditions });
const not = (condition: Condition): Condition => ({ kind: 'not', condition });
const number = (value: string) => ({ type: 'number', value }) as const;
const margin = (operator: '<' | '>' | '=' | '<=', value: string) =>
  compare('margin', operator, number(value));
const isNull = (name: string): Condition => {
  return { kind: 'is-null', operand: { kind: 'attribute', of: 'resource', name } };
};
const part = (operator: 'contains' | 'starts with', value: string): Condition => {
  const operand = { kind: 'attribute', of: 'resource', name: 'name' } as const;
  return { kind: 'text', operator, operand, part: { kind: 'literal', value: text(value) } };
};
const within = (tree: string): Condition => {
  const operand = { kind: 'attribute', of: 'resource', name: 'folder' } as const;
  return { kind: 'within', operand, tree: { kind: 'literal', value: text(tree) } };
};

describe('whether a condition can be true', () => {
  test.each<[string, Condition, string]>([
    ['two values at once', and(compare('name', '=', text('a')), compare('name', '=', text('b'))), 'never'],
    ['a value of an enum', compare('region', '=', text('west')), 'sometimes'],
    [
      'none of an enum',
      not(or(...['west', 'east'].map((value) => compare('region', '=', text(value))))),
      'never',
    ],
    ['a gap between two numbers', and(margin('>', '1'), margin('<', '1.1')), 'sometimes'],
    ['no gap', and(margin('>', '1'), margin('<=', '1')), 'never'],
    ['any number, which may be missing', or(margin('>', '1'), margin('<=', '1')), 'sometimes'],
    ['any number, or none', or(margin('>', '1'), margin('<=', '1'), isNull('margin')), 'always'],
    ['what is unknown both ways', and(isNull('margin'), margin('=', '1')), 'never'],
    ['two trees apart', and(within('/a'), within('/b')), 'never'],
    ['a tree without its branch', and(within('/a'), not(within('/a/b'))), 'sometimes'],
    [
      'a beginning that is not its own beginning',
      and(part('starts with', 'abc'), not(part('starts with', 'ab'))),
      'never',
    ],
    [
      'two parts of one text',
      and(part('contains', 'x'), part('contains', 'y'), not(part('contains', 'xy'))),
      'sometimes',
    ],
    ['everything', { kind: 'constant', value: true }, 'always'],
  ])('tells of %s', (_, condition, kind) => {
    expect(satisfiability(condition, ACCOUNT).kind).toBe(kind);
  });

  test(`is borne out by every situation that is shown, and by every record there is (REMIT_SEED=${seed})`, () => {
    const told = { never: 0, always: 0, sometimes: 0, 'cannot-tell': 0 };
    const typed = fc
      .constantFrom(...TYPES)
      .chain((type) => arbitraryCondition(type.name).map((condition) => ({ type, condition })));
    fc.assert(
      fc.property(typed, arbitraryWorld, ({ type, condition }, world) => {
        const found = satisfiability(condition, type);
        told[found.kind] += 1;
        if (found.kind === 'sometimes') {
          expect(evaluate(condition, type, found.when)).toBe('true');
          expect(evaluate(condition, type, found.notWhen)).not.toBe('true');
        }
        const subjects = world.directory.members.map(({ id }) => subjectOf(world.directory, id));
        for (const resource of world.records.filter((record) => record.type === type.name)) {
          for (const subject of subjects) {
            const truth = evaluate(condition, type, {
              subject,
              action: 'read',
              resource,
              environment: world.environment,
            });
            if (found.kind === 'never') expect(truth).not.toBe('true');
            if (found.kind === 'always') expect(truth).toBe('true');
          }
        }
      }),
      { seed, numRuns: 2000 },
    );
    expect(told.never).toBeGreaterThan(20);
    expect(told.always).toBeGreaterThan(5);
    expect(told['cannot-tell']).toBeLessThan(200);
  });
});
