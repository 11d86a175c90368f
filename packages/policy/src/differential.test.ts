import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Check, Resource } from './check.ts';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { referenceAllows, referenceFields } from '@remit/testkit/reference';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import type { World } from '@remit/testkit/world';
import { actionsOf } from './catalog.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { explain } from './explain.ts';
import { fieldMasks, visibleFields } from './fields.ts';
import { matches } from './evaluate-row-filter.ts';
import { planRows } from './plan-rows.ts';
import { subjectOf, type Subject } from './subject.ts';
import { whoCan } from './who-can.ts';

const seed = runSeed();
/** How many times the usual number of worlds. */
const times = runCount('REMIT_FUZZ', 1);

/** Runs a property over worlds; a failure prints the seed, which `REMIT_SEED` repeats. */
function inWorlds(numRuns: number, property: (world: World) => void): void {
  fc.assert(fc.property(arbitraryWorld, property), { seed, numRuns: numRuns * times });
}

function subjectsOf({ directory }: World): readonly Subject[] {
  return directory.members.flatMap(({ id }) => subjectOf(directory, id) ?? []);
}

describe(`the engine against the reference evaluator (REMIT_SEED=${seed})`, () => {
  test('every decision is the one that the page of meaning gives', () => {
    let decisions = 0;
    let allowed = 0;
    inWorlds(400, (world) => {
      const { document, directory, environment, records } = world;
      const compiled = compilePolicy(document, 1);
      const byType = new Map<string, Resource[]>();
      for (const record of records) byType.set(record.type, [...(byType.get(record.type) ?? []), record]);
      for (const subject of subjectsOf(world)) {
        for (const resource of records) {
          const type = compiled.types.get(resource.type);
          if (type === undefined) throw new Error(`no type ${resource.type}`);
          const [other] = byType.get(resource.type) ?? [];
          for (const action of [...actionsOf(type), 'fly']) {
            const next =
              action === 'update' && other !== resource && other !== undefined ? { next: other } : {};
            const check: Check = { subject, action, resource, ...next, environment };
            const engine = decide(compiled, check).outcome;
            const member = subject.member.id;
            const reference = referenceAllows({
              document,
              directory,
              member,
              action,
              resource,
              ...next,
              environment,
            });
            if ((engine === 'allow') !== reference)
              throw new Error(`${member} ${action} ${resource.id}: engine ${engine}, reference ${reference}`);
            decisions += 1;
            allowed += reference ? 1 : 0;
          }
        }
      }
    });
    console.log(`${decisions} decisions agree with the reference; ${allowed} of them allow`);
    expect(decisions).toBeGreaterThanOrEqual(100_000);
    expect(allowed / decisions).toBeGreaterThan(0.02);
    expect(allowed / decisions).toBeLessThan(0.98);
  });

  test('a list holds exactly the records on which a single decision says allow', () => {
    let lists = 0;
    let partial = 0;
    let conditional = 0;
    inWorlds(250, (world) => {
      const { document, environment, records } = world;
      const compiled = compilePolicy(document, 1);
      for (const subject of subjectsOf(world)) {
        for (const type of document.resources) {
          const rows = records.filter((record) => record.type === type.name);
          for (const action of actionsOf(type)) {
            const filter = planRows(compiled, subject, action, type.name, environment);
            const listed = rows.map((resource) =>
              matches(filter, action === 'create' ? { ...resource, history: [] } : resource),
            );
            const decided = rows.map((resource) => {
              return decide(compiled, { subject, action, resource, environment }).outcome === 'allow';
            });
            expect(listed, `${subject.member.id} ${action} ${type.name}`).toEqual(decided);
            lists += 1;
            conditional += filter.kind === 'where' ? 1 : 0;
            partial += new Set(decided).size > 1 ? 1 : 0;
          }
        }
      }
    });
    console.log(`${lists} lists agree; ${conditional} conditional, ${partial} neither empty nor total`);
    expect(partial / lists).toBeGreaterThan(0.05);
  });

  test('the fields of a record are those that the page of meaning gives, one by one and as masks', () => {
    let fields = 0;
    const seen = new Map<string, number>();
    inWorlds(250, (world) => {
      const { document, directory, environment, records } = world;
      const compiled = compilePolicy(document, 1);
      for (const subject of subjectsOf(world)) {
        const masks = new Map(
          document.resources.map(({ name }) => [name, fieldMasks(compiled, subject, name, environment)]),
        );
        for (const resource of records) {
          const engine = visibleFields(compiled, subject, resource, environment);
          const member = subject.member.id;
          const reference = referenceFields({ document, directory, member, resource, environment });
          expect({ ...engine }).toEqual(Object.fromEntries(reference));
          for (const mask of masks.get(resource.type) ?? []) {
            const listed = matches(mask.writable, resource)
              ? 'writable'
              : matches(mask.readable, resource)
                ? 'readable'
                : mask.masked.some(({ rows }) => matches(rows, resource))
                  ? 'masked'
                  : 'hidden';
            expect(listed, `${member} ${mask.field}`).toBe(engine[mask.field]);
            fields += 1;
            seen.set(listed, (seen.get(listed) ?? 0) + 1);
          }
        }
      }
    });
    console.log(`${fields} fields agree: ${JSON.stringify(Object.fromEntries(seen))}`);
    expect([...seen.keys()].toSorted()).toEqual(['hidden', 'masked', 'readable', 'writable']);
  });

  test('who can do it are exactly those to whom a decision says allow, and explaining decides the same', () => {
    let found = 0;
    inWorlds(100, (world) => {
      const { document, directory, environment, records } = world;
      const compiled = compilePolicy(document, 1);
      for (const resource of records) {
        for (const action of ['read', 'update', 'delete']) {
          const able = whoCan(compiled, directory, action, resource, environment);
          const decided = subjectsOf(world).filter((subject) => {
            const check: Check = { subject, action, resource, environment };
            const decision = decide(compiled, check);
            expect(explain(compiled, check, directory.revision).decision).toEqual(decision);
            return decision.outcome === 'allow';
          });
          expect(able.map(({ subject }) => subject.member.id)).toEqual(
            decided.map(({ member }) => member.id),
          );
          found += able.length;
        }
      }
    });
    expect(found).toBeGreaterThan(100);
  });
});
