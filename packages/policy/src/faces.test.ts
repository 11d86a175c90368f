import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryAssignment } from '@remit/testkit/arbitrary/directories';
import { arbitraryGrant } from '@remit/testkit/arbitrary/documents';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { questionsOf } from '@remit/testkit/decision-questions';
import { referenceFields, referenceWorld } from '@remit/testkit/reference';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { spelledReasons } from '@remit/testkit/spelled-decision';
import { subjectIn } from '@remit/testkit/subject-in';
import type { AskedWorld } from '@remit/testkit/world';
import type { Check, Environment, Resource } from './check.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import { actionsOf } from './catalog.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { diffPolicies } from './compare/diff-policies.ts';
import { explain } from './explain.ts';
import { fieldMasks, fieldViews, refusedFields, visibleFields } from './fields.ts';
import { matches } from './evaluate-row-filter.ts';
import { matrix } from './matrix.ts';
import { planRows } from './plan-rows.ts';
import type { Subject } from './subject.ts';
import { subjectOf } from './subject-of.ts';
import { whatCan } from './what-can.ts';
import { whoCan } from './who-can.ts';

const seed = runSeed();
const times = runCount('REMIT_FUZZ', 1);

/** A world and one set of circumstances to ask it in. */
interface Scene {
  readonly world: AskedWorld;
  readonly compiled: CompiledPolicy;
  readonly subjects: readonly Subject[];
  readonly environment: Environment;
}

/** Runs a property over worlds in both of their circumstances; a failure prints the seed, which `REMIT_SEED` repeats. */
function inScenes(numRuns: number, property: (scene: Scene) => void): void {
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      const { document, directory } = world;
      const compiled = compilePolicy(document, 1);
      const subjects = directory.members.flatMap(({ id }) => subjectOf(directory, id) ?? []);
      for (const environment of [world.environment, world.later])
        property({ world, compiled, subjects, environment });
    }),
    { seed, numRuns: numRuns * times },
  );
}

const allows = (compiled: CompiledPolicy, check: Check): boolean =>
  decide(compiled, check).outcome === 'allow';

/** A record that is still to be made has no past. */
const asPlanned = (action: string, resource: Resource): Resource =>
  action === 'create' ? { ...resource, history: [] } : resource;

describe(`one meaning, many faces (REMIT_SEED=${seed})`, () => {
  test('a list holds exactly the records on which a single decision says allow', () => {
    const seen = { lists: 0, conditional: 0, partial: 0 };
    inScenes(250, ({ world, compiled, subjects, environment }) => {
      for (const type of world.document.resources) {
        const rows = world.records.filter((record) => record.type === type.name);
        for (const subject of subjects) {
          for (const action of actionsOf(type)) {
            const filter = planRows(compiled, subject, action, type.name, environment);
            const listed = rows.filter((resource) => matches(filter, asPlanned(action, resource)));
            const decided = rows.filter((resource) =>
              allows(compiled, { subject, action, resource, environment }),
            );
            expect(listed).toEqual(decided);
            seen.lists += 1;
            seen.conditional += filter.kind === 'where' ? 1 : 0;
            seen.partial += decided.length > 0 && decided.length < rows.length ? 1 : 0;
          }
        }
      }
    });
    console.log('lists that agree with single decisions; `partial` are neither empty nor total', seen);
    expect(seen.conditional / seen.lists).toBeGreaterThan(0.1);
    expect(seen.partial / seen.lists).toBeGreaterThan(0.05);
  });

  test('an explanation decides as the decision does, and gives the same reasons in full', () => {
    const seen = { explained: 0, allowed: 0, granted: 0 };
    inScenes(60, ({ world, compiled, subjects, environment }) => {
      const { directory } = world;
      for (const { member, ...asked } of questionsOf(world)) {
        const subject = subjects.find((each) => each.member.id === member);
        if (subject === undefined) throw new Error(`no subject ${member}`);
        const check: Check = { subject, ...asked, environment };
        const decision = decide(compiled, check);
        const explanation = explain(compiled, check, directory.revision);
        expect(explanation.decision).toEqual(decision);
        expect(spelledReasons(explanation.because)).toEqual(spelledReasons(decision.because));
        // What permits was tried, and stands in the list of what was tried as permitting.
        const permitting = explanation.grants.filter(({ permits }) => permits).map(({ grant }) => grant);
        for (const cause of explanation.because) {
          if (cause.kind !== 'granted') continue;
          expect(permitting).toContainEqual(cause.grant);
          expect(cause.source.standing).toBe('active');
          expect(directory.assignments.map(({ id }) => id)).toContain(cause.source.assignmentId);
          seen.granted += 1;
        }
        seen.explained += 1;
        seen.allowed += decision.outcome === 'allow' ? 1 : 0;
      }
    });
    console.log('explanations that agree with decisions', seen);
    expect(seen.allowed / seen.explained).toBeGreaterThan(0.05);
  });

  test('who can do it are exactly those to whom a decision says allow, with that decision', () => {
    const seen = { asked: 0, found: 0, partial: 0 };
    inScenes(100, ({ world, compiled, subjects, environment }) => {
      for (const resource of [...world.records, ...world.sent]) {
        for (const action of ['read', 'create', 'update', 'approve']) {
          const able = whoCan(compiled, world.directory, action, resource, environment);
          const decided = subjects.flatMap((subject) => {
            const decision = decide(compiled, { subject, action, resource, environment });
            return decision.outcome === 'allow' ? [{ id: subject.member.id, decision }] : [];
          });
          expect(able.map(({ subject, decision }) => ({ id: subject.member.id, decision }))).toEqual(decided);
          seen.asked += 1;
          seen.found += able.length;
          seen.partial += able.length > 0 && able.length < subjects.length ? 1 : 0;
        }
      }
    });
    console.log('searches for subjects that agree with decisions', seen);
    expect(seen.partial / seen.asked).toBeGreaterThan(0.1);
  });

  test('what a subject can do are exactly the actions whose list is not empty by itself, with that list', () => {
    let reached = 0;
    inScenes(100, ({ world, compiled, subjects, environment }) => {
      for (const subject of subjects) {
        const can = new Map(
          whatCan(compiled, subject, environment).flatMap(({ type, actions }) =>
            actions.map(({ action, rows }) => [`${type} ${action}`, rows] as const),
          ),
        );
        for (const type of world.document.resources) {
          for (const action of actionsOf(type)) {
            const filter = planRows(compiled, subject, action, type.name, environment);
            expect(can.get(`${type.name} ${action}`) ?? { kind: 'none' }).toEqual(filter);
          }
        }
        reached += can.size;
      }
    });
    expect(reached).toBeGreaterThan(1000);
  });

  test('the fields of a record are those that the page of meaning gives, one by one and as masks', () => {
    const seen = { hidden: 0, masked: 0, readable: 0, writable: 0 };
    inScenes(150, ({ world, compiled, subjects, environment }) => {
      const { document, directory } = world;
      const reference = referenceWorld(document, directory, environment);
      for (const subject of subjects) {
        const masks = new Map(
          document.resources.map(({ name }) => [name, fieldMasks(compiled, subject, name, environment)]),
        );
        for (const resource of [...world.records, ...world.sent]) {
          const engine = visibleFields(compiled, subject, resource, environment);
          const expected = referenceFields(reference, subject.member.id, resource);
          expect({ ...engine }).toEqual(Object.fromEntries(expected));
          const views = fieldViews(compiled, subject, resource, environment);
          expect(new Map(views.map(({ field, visibility }) => [field, visibility]))).toEqual(expected);
          for (const visibility of expected.values()) seen[visibility] += 1;
          if (resource.id === 'sent') continue;
          for (const mask of masks.get(resource.type) ?? []) {
            const masked = mask.masked.find(({ rows }) => matches(rows, resource));
            const listed = matches(mask.writable, resource)
              ? 'writable'
              : matches(mask.readable, resource)
                ? 'readable'
                : masked === undefined
                  ? 'hidden'
                  : 'masked';
            expect(listed).toBe(engine[mask.field]);
            const view = views.find(({ field }) => field === mask.field);
            if (listed === 'masked') expect(view?.as).toEqual(masked?.as);
          }
        }
      }
    });
    console.log('fields that agree with the reference and the masks', seen);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
  });

  test('a change is refused for exactly the fields that are not writable as it stands or as it would stand', () => {
    const seen = { changes: 0, refused: 0 };
    inScenes(150, ({ world, compiled, subjects, environment }) => {
      for (const subject of subjects) {
        for (const [at, before] of world.records.entries()) {
          const after = world.records.find((other, index) => index > at && other.type === before.type);
          if (after === undefined) continue;
          const whole = (resource: Resource) => {
            const may = allows(compiled, { subject, action: 'update', resource, environment });
            return may ? visibleFields(compiled, subject, resource, environment) : null;
          };
          const [stands, would] = [whole(before), whole(after)];
          if (stands === null || would === null) continue;
          const expected = Object.keys(stands).filter(
            (field) =>
              JSON.stringify(before.attributes[field] ?? null) !==
                JSON.stringify(after.attributes[field] ?? null) &&
              (stands[field] !== 'writable' || would[field] !== 'writable'),
          );
          expect(refusedFields(compiled, subject, before, after, environment)).toEqual(expected);
          seen.changes += 1;
          seen.refused += expected.length > 0 ? 1 : 0;
        }
      }
    });
    console.log('changes whose refused fields agree with what is visible', seen);
    expect(seen.refused).toBeGreaterThan(20);
    expect(seen.changes).toBeGreaterThan(seen.refused);
  });

  test('an answer without a record holds for every record that could be meant', () => {
    const seen = { allow: 0, deny: 0, depends: 0 };
    inScenes(120, ({ world, compiled, subjects, environment }) => {
      for (const subject of subjects) {
        for (const [at, resource] of world.records.entries()) {
          const sent = Object.entries(resource.attributes).filter((_, index) => (index + at) % 2 === 0);
          const asked: Resource = { ...resource, id: null, attributes: Object.fromEntries(sent) };
          const open = at % 3 === 0 ? { ...asked, folder: null, history: null } : asked;
          for (const action of ['read', 'update', 'delete', 'export']) {
            const { outcome } = decide(compiled, { subject, action, resource: open, environment });
            const single = allows(compiled, { subject, action, resource, environment });
            if (outcome !== 'depends')
              expect({ outcome, single }).toEqual({ outcome, single: outcome === 'allow' });
            seen[outcome] += 1;
          }
        }
      }
    });
    console.log('answers without a record that hold for the records', seen);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(500);
  });

  test('the matrix of a subject says of each folder what a decision says of the records in it', () => {
    const seen = { always: 0, never: 0, when: 0 };
    inScenes(60, ({ world, compiled, subjects, environment }) => {
      const { folders } = world.directory;
      for (const subject of subjects) {
        const { regions } = matrix(compiled, subject, environment, folders);
        expect(regions.flatMap((region) => region.folders).toSorted()).toEqual([...folders].toSorted());
        for (const resource of world.records) {
          const region = regions.find((each) => each.folders.includes(resource.folder ?? ''));
          const cells = region?.types.get(resource.type);
          const type = compiled.types.get(resource.type);
          if (type === undefined) throw new Error(`no type ${resource.type}`);
          for (const action of actionsOf(type)) {
            const filter = cells?.actions.find((cell) => cell.action === action)?.rows ?? { kind: 'none' };
            const told = matches(filter, asPlanned(action, resource));
            expect(told).toBe(allows(compiled, { subject, action, resource, environment }));
            seen[filter.kind === 'all' ? 'always' : filter.kind === 'none' ? 'never' : 'when'] += 1;
          }
        }
      }
    });
    console.log('cells of matrices that agree with decisions', seen);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(200);
  });

  test('what a change is said to mean for everybody is what decisions and fields turn by, and nothing else turns', () => {
    const seen = { asked: 0, turned: 0, gains: 0, loses: 0, fields: 0 };
    fc.assert(
      fc.property(
        arbitraryWorld,
        arbitraryGrant,
        arbitraryAssignment,
        fc.nat(),
        (world, grant, assignment, pick) => {
          const { document, directory, environment, records } = world;
          const chosen = pick % document.roles.length;
          // One role edited, as most changes are: what it does not touch is then not looked at.
          const roles = document.roles.map((role, at) =>
            at === chosen ? { ...role, grants: [...role.grants.slice(pick % 2), grant] } : role,
          );
          const moved = { ...directory, assignments: [...directory.assignments.slice(1), assignment] };
          const before = { compiled: compilePolicy(document, 1), directory };
          const edited = compilePolicy({ ...document, roles }, 2);
          for (const after of [
            { compiled: edited, directory },
            { compiled: before.compiled, directory: moved },
            { compiled: edited, directory: moved },
          ]) {
            const { groups } = diffPolicies(before, after, environment);
            for (const { id } of directory.members) {
              const changes = groups.find(({ members }) => members.includes(id))?.changes;
              const [was, is] = [before, after].map((side) => {
                const subject = subjectIn(side.directory, id);
                return (action: string, resource: Resource) => ({
                  allowed: allows(side.compiled, { subject, action, resource, environment }),
                  fields: visibleFields(side.compiled, subject, resource, environment),
                });
              });
              if (was === undefined || is === undefined) throw new Error('there are two sides');
              for (const resource of records) {
                const type = edited.types.get(resource.type);
                if (type === undefined) throw new Error(`no type ${resource.type}`);
                const holding = ({ folders }: { readonly folders: readonly string[] }): boolean =>
                  folders.includes(resource.folder ?? '');
                for (const action of actionsOf(type)) {
                  const told = changes?.actions
                    .find((each) => each.type === type.name && each.action === action)
                    ?.cells.find(holding)?.change;
                  const turn = [was(action, resource).allowed, is(action, resource).allowed] as const;
                  if (turn[0] !== turn[1]) {
                    expect(turn[1] ? ['gains', 'wider', 'narrower'] : ['loses', 'narrower']).toContain(told);
                    seen.turned += 1;
                  }
                  // Gained is what nothing of was there, lost what nothing is left of.
                  if (told === 'gains') expect(turn[0]).toBe(false);
                  if (told === 'loses') expect(turn[1]).toBe(false);
                  seen.gains += told === 'gains' ? 1 : 0;
                  seen.loses += told === 'loses' ? 1 : 0;
                  seen.asked += 1;
                }
                const shown = [was('read', resource).fields, is('read', resource).fields] as const;
                for (const { name } of type.fields) {
                  if (shown[0][name] === shown[1][name]) continue;
                  const told = changes?.fields
                    .find((each) => each.type === type.name && each.field === name)
                    ?.cells.find(holding)?.change;
                  expect(['gains', 'loses', 'changes']).toContain(told);
                  seen.fields += 1;
                }
              }
            }
          }
        },
      ),
      { seed, numRuns: 80 * times },
    );
    console.log('what a change means, against decisions before and after', seen);
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(50);
  });
});
