import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { compareWorld } from '@remit/testkit/compare-decisions';
import { referenceFields, referenceWorld } from '@remit/testkit/reference';
import type { AskedWorld } from '@remit/testkit/world';
import { toldByMask } from '@remit/testkit/told-by-mask';
import type { Check } from './check.ts';
import { actionsOf } from './catalog.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { matches } from './evaluate-row-filter.ts';
import { explain } from './explain.ts';
import { fieldMasks, visibleFields } from './fields.ts';
import { planRows } from './plan-rows.ts';
import type { Subject } from './subject.ts';
import { subjectOf } from './subject-of.ts';
import { whatCan } from './what-can.ts';
import { whoCan } from './who-can.ts';

/**
 * Always the same worlds, so that it takes a moment and says the same twice: what mutation testing needs. The
 * differential suites go far beyond it, with another seed every time.
 */
const WORLDS: readonly AskedWorld[] = fc.sample(arbitraryWorld, { seed: 7_300, numRuns: 40 });

const subjectsOf = ({ directory }: AskedWorld): readonly Subject[] =>
  directory.members.flatMap(({ id }) => subjectOf(directory, id) ?? []);

const engine = { compile: (document: AskedWorld['document']) => compilePolicy(document, 1), decide };

describe('in a fixed sample of worlds', () => {
  test('every decision is the reference’s, for the same reasons', () => {
    let decisions = 0;
    for (const world of WORLDS.slice(0, 25)) {
      expect(compareWorld(world, engine, () => (decisions += 1))).toBeNull();
    }
    expect(decisions).toBeGreaterThan(10_000);
  });

  test('a list holds exactly the records on which a decision says allow', () => {
    for (const world of WORLDS.slice(0, 30)) {
      const { document, environment, records } = world;
      const compiled = compilePolicy(document, 1);
      for (const subject of subjectsOf(world)) {
        const reach = whatCan(compiled, subject, environment);
        for (const type of document.resources) {
          const rows = records.filter((record) => record.type === type.name);
          for (const action of actionsOf(type)) {
            const filter = planRows(compiled, subject, action, type.name, environment);
            const listed = rows.map((resource) =>
              matches(filter, action === 'create' ? { ...resource, history: [] } : resource),
            );
            const decided = rows.map(
              (resource) => decide(compiled, { subject, action, resource, environment }).outcome === 'allow',
            );
            expect(listed, `${subject.member.id} ${action} ${type.name}`).toEqual(decided);
            const reached = reach
              .find((each) => each.type === type.name)
              ?.actions.find((each) => each.action === action);
            expect(reached?.rows ?? { kind: 'none' }).toEqual(filter);
          }
        }
      }
    }
  });

  test('the fields of a record are the reference’s, and the masks of a list say the same', () => {
    const seen = new Set<string>();
    for (const world of WORLDS.slice(0, 30)) {
      const { document, directory, environment, records } = world;
      const compiled = compilePolicy(document, 1);
      const reference = referenceWorld(document, directory, environment);
      for (const subject of subjectsOf(world)) {
        const member = subject.member.id;
        for (const resource of records) {
          const fields = visibleFields(compiled, subject, resource, environment);
          expect({ ...fields }).toEqual(Object.fromEntries(referenceFields(reference, member, resource)));
          for (const mask of fieldMasks(compiled, subject, resource.type, environment)) {
            const listed = toldByMask(mask, resource);
            expect(listed, `${member} ${mask.field}`).toBe(fields[mask.field]);
            seen.add(listed);
          }
        }
      }
    }
    expect([...seen].toSorted()).toEqual(['hidden', 'masked', 'readable', 'writable']);
  });

  test('who can do it are those to whom a decision says allow, and explaining decides the same', () => {
    for (const world of WORLDS.slice(0, 12)) {
      const { document, directory, environment, records } = world;
      const compiled = compilePolicy(document, 1);
      for (const resource of records) {
        for (const action of ['read', 'update', 'delete']) {
          const able = whoCan(compiled, directory, action, resource, environment);
          const decided = subjectsOf(world).filter((subject) => {
            const check: Check = { subject, action, resource, environment };
            const decision = decide(compiled, check);
            const explained = explain(compiled, check, directory.revision);
            expect(explained.decision).toEqual(decision);
            expect(explained.because.map(({ kind }) => kind)).toEqual(
              decision.because.map(({ kind }) => kind),
            );
            return decision.outcome === 'allow';
          });
          expect(able.map(({ subject }) => subject.member.id)).toEqual(
            decided.map(({ member }) => member.id),
          );
        }
      }
    }
  });
});
