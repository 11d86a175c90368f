import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ABLATIONS } from '@remit/testkit/ablations';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { keptCases } from '@remit/testkit/decision-case';
import { compareCase, type DecisionEngine } from '@remit/testkit/compare-decisions';
import { questionsOf } from '@remit/testkit/decision-questions';
import { fuzzDecisions, type FuzzState } from '@remit/testkit/fuzz-decisions';
import { referenceDecision, referenceWorld } from '@remit/testkit/reference';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';
import type { AskedWorld } from '@remit/testkit/world';
import { compilePolicy } from './compile.ts';
import { decide } from './decide.ts';

const seed = runSeed();
const times = runCount('REMIT_FUZZ', 1);
const DECISIONS = 1_000_000 * times;

/** Decisions that must turn without a construct before it counts as covered. */
const TURNS = 20;

const engine: DecisionEngine = { compile: (document) => compilePolicy(document, 1), decide };

/** Kinds of reasons that must come up, each in at least so many of a million decisions. */
const COVERED: Readonly<Record<string, number>> = {
  granted: 10_000,
  'granted in a folder scope': 2_000,
  'no-grant': 10_000,
  unreadable: 10_000,
  forbidden: 10_000,
  separated: 200,
  'separated, history unknown': 200,
  'asked by a rule': 1_000,
  'asked by a role': 1_000,
  'no-folder': 1_000,
  'unknown-action': 10_000,
  'standing suspended': 1_000,
  'standing left': 1_000,
  'standing not-started': 1_000,
  'standing ended': 1_000,
  'denied: not-found': 10_000,
  'denied: forbidden': 10_000,
  'denied: precondition': 1_000,
};

describe(`the engine against the reference evaluator (REMIT_SEED=${seed})`, () => {
  test.each(keptCases(new URL('../corpus/regressions', import.meta.url).pathname))(
    'once they disagreed, and never again: $sentence',
    (kept) => {
      expect(compareCase(kept.case, engine)).toBeNull();
    },
  );

  test(
    'every decision is the one that the page of meaning gives, for the same reasons, asking for the same',
    () => {
      const started = performance.now();
      let state: FuzzState | undefined;
      for (state of fuzzDecisions(engine, seed))
        if (state.found !== null || state.decisions >= DECISIONS) break;
      if (state === undefined) throw new Error('nothing was asked');
      const { found, worlds, decisions, allowed, mixed, reasons } = state;
      if (found !== null)
        throw new Error(
          `the engine says ${found.engine}\nthe reference ${found.reference}\nof ${JSON.stringify(found.case)}\n` +
            `\`remit fuzz decisions --seed ${seed}\` finds it again and keeps it`,
        );
      const seconds = (performance.now() - started) / 1000;
      console.log(
        `${decisions} decisions in ${worlds} worlds agree with the reference (${Math.round(decisions / seconds)} a second); ` +
          `${allowed} allow; ${mixed} worlds neither allow nor deny everything`,
        Object.fromEntries(reasons),
      );
      expect(decisions).toBeGreaterThanOrEqual(DECISIONS);
      expect(allowed / decisions).toBeGreaterThan(0.02);
      expect(mixed / worlds).toBeGreaterThan(0.9);
      const rare = Object.entries(COVERED).filter(
        ([reason, least]) => (reasons.get(reason) ?? 0) * (1_000_000 / decisions) < least,
      );
      expect(rare).toEqual([]);
    },
    300_000 * times,
  );

  test('every construct settles decisions: without it, some of them turn', () => {
    const turned = new Map<string, number>(Object.keys(ABLATIONS).map((construct) => [construct, 0]));
    const answers = (world: AskedWorld): readonly string[] => {
      const reference = referenceWorld(world.document, world.directory, world.environment);
      return [...questionsOf(world)].map((question) =>
        JSON.stringify(referenceDecision(reference, question)),
      );
    };
    const scarce = (construct: string): boolean => (turned.get(construct) ?? 0) < TURNS;
    let worlds = 0;
    for (; worlds < 2000 && [...turned.keys()].some(scarce); worlds += 1) {
      const [world] = fc.sample(arbitraryWorld, { seed: seed + worlds, numRuns: 1 });
      if (world === undefined) throw new Error('no world was drawn');
      const before = answers(world);
      for (const [construct, without] of Object.entries(ABLATIONS)) {
        if (!scarce(construct)) continue;
        const after = answers(without(world));
        const turns = before.filter((answer, at) => answer !== after[at]).length;
        turned.set(construct, (turned.get(construct) ?? 0) + turns);
      }
    }
    console.log(`${turned.size} constructs turn at least ${TURNS} decisions each in ${worlds} worlds`);
    expect([...turned].filter(([construct]) => scarce(construct))).toEqual([]);
  });
});
