import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { runSeed } from '@remit/testkit/seed';
import type { World } from '@remit/testkit/world';
import { actionsOf } from './catalog.ts';
import { compareFilters } from './compare/compare-filters.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';
import { matches } from './evaluate-row-filter.ts';
import { visibleFields } from './fields.ts';
import { matrix, type Matrix } from './matrix.ts';
import { anyRecord, planWithSources } from './plan-rows.ts';
import type { Subject } from './subject.ts';
import { subjectOf } from './subject-of.ts';
import type { ActionCell } from './type-cells.ts';

const seed = runSeed();

function inWorlds(numRuns: number, property: (world: World) => void): void {
  fc.assert(fc.property(arbitraryWorld, property), { seed, numRuns });
}

const subjectsOf = ({ directory }: World): readonly Subject[] =>
  directory.members.flatMap(({ id }) => subjectOf(directory, id) ?? []);

/** One action on one type in one folder; null where nothing is given. */
function cellAt({ regions }: Matrix, folder: string, type: string, action: string): ActionCell | null {
  const region = regions.find(({ folders }) => folders.includes(folder));
  return region?.types.get(type)?.actions.find((cell) => cell.action === action) ?? null;
}

describe(`the whole matrix of a member (REMIT_SEED=${seed})`, () => {
  test('every cell reaches exactly the records on which a single decision says allow', () => {
    let allowed = 0;
    let conditional = 0;
    inWorlds(150, (world) => {
      const { document, directory, environment, records } = world;
      const compiled = compilePolicy(document, 1);
      for (const subject of subjectsOf(world)) {
        const whole = matrix(compiled, subject, environment, directory.folders);
        for (const resource of records) {
          const type = compiled.types.get(resource.type);
          if (type === undefined || resource.folder === null)
            throw new Error('a record of no type or folder');
          for (const action of actionsOf(type)) {
            const cell = cellAt(whole, resource.folder, type.name, action);
            const asked = action === 'create' ? { ...resource, history: [] } : resource;
            const listed = cell !== null && matches(cell.rows, asked);
            const { outcome } = decide(compiled, { subject, action, resource, environment });
            expect(listed, `${subject.member.id} ${action} ${resource.folder}`).toBe(outcome === 'allow');
            allowed += listed ? 1 : 0;
            conditional += cell?.rows.kind === 'where' ? 1 : 0;
          }
        }
      }
    });
    expect(allowed).toBeGreaterThan(500);
    expect(conditional).toBeGreaterThan(500);
  });

  test('every cell is the plan for its folder, with the same grants behind it', () => {
    inWorlds(100, (world) => {
      const { document, directory, environment } = world;
      const compiled = compilePolicy(document, 1);
      for (const subject of subjectsOf(world)) {
        const whole = matrix(compiled, subject, environment, directory.folders);
        expect(whole.regions.flatMap(({ folders }) => folders).toSorted()).toEqual(
          directory.folders.toSorted(),
        );
        for (const folder of directory.folders) {
          for (const type of document.resources) {
            for (const action of actionsOf(type)) {
              const record = { ...anyRecord(action), folder };
              const plan = planWithSources(compiled, subject, action, type, environment, record);
              const cell = cellAt(whole, folder, type.name, action);
              expect(compareFilters(plan.filter, cell?.rows ?? { kind: 'none' })).toBe('same');
              const spell = (grants: readonly unknown[]) =>
                new Set(grants.map((each) => JSON.stringify(each)));
              expect(spell(cell?.grants ?? [])).toEqual(spell(plan.sources.map(({ grant }) => grant)));
            }
          }
        }
      }
    });
  });

  test('the masks of a folder show of each of its records what the record itself shows', () => {
    const seen = new Set<string>();
    inWorlds(100, (world) => {
      const { document, directory, environment, records } = world;
      const compiled = compilePolicy(document, 1);
      for (const subject of subjectsOf(world)) {
        const { regions } = matrix(compiled, subject, environment, directory.folders);
        for (const resource of records) {
          const region = regions.find(({ folders }) => folders.includes(resource.folder ?? ''));
          const masks = region?.types.get(resource.type)?.fields ?? [];
          for (const [field, visibility] of Object.entries(
            visibleFields(compiled, subject, resource, environment),
          )) {
            const mask = masks.find((each) => each.field === field);
            const listed =
              mask === undefined
                ? 'hidden'
                : matches(mask.writable, resource)
                  ? 'writable'
                  : matches(mask.readable, resource)
                    ? 'readable'
                    : mask.masked.some(({ rows }) => matches(rows, resource))
                      ? 'masked'
                      : 'hidden';
            expect(listed, `${subject.member.id} ${field}`).toBe(visibility);
            seen.add(listed);
          }
        }
      }
    });
    expect([...seen].toSorted()).toEqual(['hidden', 'masked', 'readable', 'writable']);
  });
});
