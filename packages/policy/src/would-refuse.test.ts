import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { questionsOf } from '@remit/testkit/decision-questions';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { subjectIn } from '@remit/testkit/subject-in';
import type { AskedWorld } from '@remit/testkit/world';
import type { Check } from './check.ts';
import { actionsOf } from './catalog.ts';
import { compilePolicy } from './compile.ts';
import type { CompiledPolicy } from './compiled-policy.ts';
import { decide } from './decide.ts';
import { diffPolicies } from './compare/diff-policies.ts';
import type { Exclusion, PolicyDocument } from './document.ts';
import { explain } from './explain.ts';
import { fieldMasks } from './fields.ts';
import { matrix } from './matrix.ts';
import { planRows } from './plan-rows.ts';
import { isEnforced } from './watched-rules.ts';
import { whatCan } from './what-can.ts';
import { wouldRefuse } from './would-refuse.ts';

const seed = runSeed();
const times = runCount('REMIT_FUZZ', 1);

const without = (document: PolicyDocument): PolicyDocument => ({
  ...document,
  rules: document.rules.filter(isEnforced),
  exclusions: document.exclusions.filter((each) => each.kind === 'roles' || isEnforced(each)),
});

/** The document in which, of all that only reports, `name` counts and the rest is gone; null: all of it counts. */
const enforcing = (document: PolicyDocument, name: string | null): PolicyDocument => ({
  ...document,
  rules: document.rules.flatMap(({ reportOnly, ...rule }) =>
    reportOnly === undefined || name === null || rule.name === name ? [rule] : [],
  ),
  exclusions: document.exclusions.flatMap((each): readonly Exclusion[] => {
    if (each.kind === 'roles') return [each];
    const { reportOnly, ...exclusion } = each;
    return reportOnly === undefined || name === null || exclusion.name === name ? [exclusion] : [];
  }),
});

const namesIn = ({ rules, exclusions }: PolicyDocument): readonly string[] =>
  [...rules, ...exclusions.filter((each) => each.kind === 'actions')].flatMap((each) =>
    isEnforced(each) ? [] : [each.name],
  );

/** Worlds in which the first rule only reports, and so do exclusions of actions. */
const watchingWorld = arbitraryWorld.map((world): AskedWorld => {
  const { rules, exclusions } = world.document;
  const document: PolicyDocument = {
    ...world.document,
    rules: rules.map((rule, at) => (at === 0 ? { ...rule, reportOnly: true } : rule)),
    exclusions: exclusions.map((each) => (each.kind === 'actions' ? { ...each, reportOnly: true } : each)),
  };
  return { ...world, document };
});

/** What everybody may do to a type, asked without a record. */
const ofTypes = ({ document, directory }: AskedWorld) =>
  directory.members.flatMap(({ id: member }) =>
    document.resources.flatMap((type) =>
      actionsOf(type).map((action) => {
        const resource = { type: type.name, id: null, folder: '/', attributes: {}, history: null };
        return { member, action, resource };
      }),
    ),
  );

describe(`what only reports (REMIT_SEED=${seed})`, () => {
  test('changes no decision, explanation, list, mask, search or matrix, and ends as if it were removed', () => {
    let worlds = 0;
    fc.assert(
      fc.property(watchingWorld, ({ document, directory, environment, ...world }) => {
        if (namesIn(document).length === 0) return;
        worlds += 1;
        const [as, absent] = [compilePolicy(document, 1), compilePolicy(without(document), 1)];
        for (const { id } of directory.members) {
          const subject = subjectIn(directory, id);
          for (const resource of [...world.records, ...world.sent])
            for (const action of ['read', 'create', 'update', 'approve', 'pay']) {
              const check: Check = { subject, action, resource, environment };
              expect(explain(as, check, 1)).toEqual(explain(absent, check, 1));
              expect(decide(as, check)).toEqual(decide(absent, check));
            }
          for (const type of document.resources) {
            expect(fieldMasks(as, subject, type.name, environment)).toEqual(
              fieldMasks(absent, subject, type.name, environment),
            );
            for (const action of actionsOf(type))
              expect(planRows(as, subject, action, type.name, environment)).toEqual(
                planRows(absent, subject, action, type.name, environment),
              );
          }
          expect(whatCan(as, subject, environment)).toEqual(whatCan(absent, subject, environment));
          expect(matrix(as, subject, environment, directory.folders)).toEqual(
            matrix(absent, subject, environment, directory.folders),
          );
        }
        const enforced = compilePolicy(enforcing(document, null), 1);
        const sides = (after: CompiledPolicy) =>
          diffPolicies({ compiled: enforced, directory }, { compiled: after, directory }, environment);
        expect(sides(as)).toEqual(sides(absent));
      }),
      { seed, numRuns: 15 * times },
    );
    expect(worlds).toBeGreaterThan(1);
  });

  test('is named of exactly the allowed checks that it would refuse by itself', () => {
    const seen = { allowed: 0, named: 0 };
    fc.assert(
      fc.property(watchingWorld, (world) => {
        const { document, directory, environment } = world;
        const names = namesIn(document);
        if (names.length === 0) return;
        const compiled = compilePolicy(document, 1);
        const each = names.map((name) => [name, compilePolicy(enforcing(document, name), 1)] as const);
        for (const { member, ...asked } of [...questionsOf(world), ...ofTypes(world)]) {
          const subject = subjectIn(directory, member);
          const check: Check = { subject, ...asked, environment };
          if (decide(compiled, check).outcome !== 'allow') continue;
          const refusing = each.flatMap(([name, trial]) =>
            decide(trial, check).outcome === 'allow' ? [] : [name],
          );
          const told = wouldRefuse(compiled, check).map(({ rule }) => rule);
          expect(told.toSorted()).toEqual(refusing.toSorted());
          seen.allowed += 1;
          seen.named += told.length;
        }
      }),
      { seed, numRuns: 40 * times },
    );
    console.log('allowed checks, and how often what only reports would have refused one', seen);
    expect(seen.named).toBeGreaterThan(0);
    expect(seen.named).toBeLessThan(seen.allowed);
  });
});
