import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cedarOracle, type CedarAnswer } from '@remit/testkit/cedar-oracle';
import { cedarWorlds } from '@remit/testkit/cedar-world';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import { subjectIn } from '@remit/testkit/subject-in';
import type { World } from '@remit/testkit/world';
import type { Check, Resource } from './check.ts';
import type { Decision } from './decision.ts';
import { actionsOf } from './catalog.ts';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';

const seed = runSeed();
/** How many times the usual number of worlds. */
const times = runCount('REMIT_FUZZ', 1);

/** A decision with what settled it, in words that both can be put into. */
interface Conclusion {
  readonly outcome: 'allow' | 'unreadable' | 'forbidden' | 'precondition';
  readonly because: readonly string[];
}

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();

/** Rules that deny, whatever is done about it; a rule that asks for a duty is none of them. */
const rulesIn = ({ forbids }: CedarAnswer): readonly string[] =>
  forbids.filter((line) => !line.secondFactor).map(({ name }) => name);

const dutiesIn = ({ forbids }: CedarAnswer): readonly string[] =>
  forbids.filter((line) => line.secondFactor).map(({ name }) => name);

/** What Cedar's single answers come to: reading first, then the action, then what is still asked for. */
function cedarConcludes(
  ask: ReturnType<typeof cedarOracle>,
  { subject, action, resource, environment }: Check,
): Conclusion {
  const secondFactor = environment.met.includes('second-factor');
  const on = (each: string, given: boolean): CedarAnswer =>
    ask({ member: subject.member.id, action: each, resource, secondFactor: given });
  const alone = action === 'read' || action === 'create';
  // With the duty done, what is left is what no duty helps against.
  const reads = alone ? null : on('read', true);
  if (reads !== null && !reads.allowed) return { outcome: 'unreadable', because: sorted(rulesIn(reads)) };
  const could = on(action, true);
  if (!could.allowed)
    return { outcome: action === 'read' ? 'unreadable' : 'forbidden', because: sorted(rulesIn(could)) };
  const now = secondFactor ? could : on(action, false);
  const readsNow = secondFactor || alone ? reads : on('read', false);
  if (now.allowed && readsNow?.allowed !== false)
    return {
      outcome: 'allow',
      because: sorted(now.permits.map(({ role, scope, index }) => `${role} ${scope ?? 'base'} ${index}`)),
    };
  const duties = [...dutiesIn(now), ...(readsNow === null ? [] : dutiesIn(readsNow))];
  return { outcome: 'precondition', because: sorted(duties) };
}

function engineConcludes({ outcome, denial, because }: Decision): Conclusion {
  const reasons = because.flatMap((reason): readonly string[] => {
    switch (reason.kind) {
      case 'granted':
        return [`${reason.grant.role} ${reason.grant.scope ?? 'base'} ${reason.grant.index}`];
      case 'forbidden':
        return [reason.rule];
      case 'separated':
        return [reason.exclusion];
      case 'obligation':
        return reason.rule === null ? [] : [reason.rule];
      case 'standing':
      case 'unreadable':
      case 'no-folder':
      case 'unknown-action':
      case 'no-grant':
        return [];
      default:
        return reason satisfies never;
    }
  });
  if (outcome === 'allow') return { outcome, because: sorted(reasons) };
  return {
    outcome: denial === 'not-found' ? 'unreadable' : (denial ?? 'forbidden'),
    because: sorted(reasons),
  };
}

const asked = (resource: Resource, action: string): Resource =>
  action === 'create' ? { ...resource, id: null, history: [] } : resource;

describe(`the engine against Cedar (REMIT_SEED=${seed})`, () => {
  test(
    'every decision that both can say is the same, and so is what settles it',
    () => {
      const counts = {
        decisions: 0,
        allow: 0,
        unreadable: 0,
        forbidden: 0,
        precondition: 0,
        ruled: 0,
        several: 0,
      };
      const property = (world: World): void => {
        const { document, directory, environment, records } = world;
        const compiled = compilePolicy(document, 1);
        const ask = cedarOracle(world);
        for (const { id } of directory.members) {
          const subject = subjectIn(directory, id);
          for (const resource of records) {
            const type = compiled.types.get(resource.type);
            if (type === undefined) throw new Error(`no type ${resource.type}`);
            for (const action of actionsOf(type)) {
              const check: Check = { subject, action, resource: asked(resource, action), environment };
              const engine = engineConcludes(decide(compiled, check));
              expect(engine, `${id} ${action} ${resource.id}`).toEqual(cedarConcludes(ask, check));
              counts.decisions += 1;
              counts[engine.outcome] += 1;
              if (engine.outcome !== 'allow' && engine.because.length > 0) counts.ruled += 1;
              if (engine.because.length > 1) counts.several += 1;
            }
          }
        }
      };
      fc.assert(fc.property(cedarWorlds, property), { seed, numRuns: 125 * times });
      const { decisions, allow } = counts;
      console.log(`${decisions} decisions as Cedar takes them: ${JSON.stringify(counts)}`);
      expect(decisions).toBeGreaterThanOrEqual(20_000);
      expect(allow / decisions).toBeGreaterThan(0.05);
      expect(allow / decisions).toBeLessThan(0.95);
      expect(counts.ruled).toBeGreaterThan(100);
      expect(counts.several).toBeGreaterThan(100);
      expect(counts.precondition).toBeGreaterThan(10);
    },
    120_000 * times,
  );
});
