import type { Comparison } from '../condition.ts';
import type { Fact, Leaf } from './satisfiable-facts.ts';
import type { Ground } from './satisfiable-ground.ts';
import type { Situation } from '../situation.ts';
import { compilePredicate, type Predicate } from '../compile-predicate.ts';
import { factsOfLeaf } from './satisfiable-facts.ts';
import { FALSE, TRUE, UNKNOWN, bitOf, goalOf, leavesOf, type Goal, type Wish } from './satisfiable-goal.ts';
import { poolFor } from './satisfiable-pool.ts';
import { usesOf, type Use } from './satisfiable-uses.ts';
import { isHistory, situationWith, type Candidate } from './witness.ts';

/** `found` is as small as the search could make it: few values, simple ones, in a folder near the root. */
export type Found =
  | { readonly kind: 'found'; readonly situation: Situation; readonly weight: number }
  | { readonly kind: 'none' }
  | { readonly kind: 'cannot-tell'; readonly why: string };

/** Steps that one search may take; beyond them it cannot tell. */
const MOST_STEPS = 20_000;

/** How many steps are spent on making smaller what was found. */
const POLISH = 500;

/** One thing to choose: a fact's value; or, where `fact` is null, how a leaf of several facts comes out. */
interface Cell {
  readonly fact: Fact | null;
  readonly candidates: readonly Candidate[];
  readonly weights: readonly number[];
}

/** A leaf of several facts, kept to be shown by values once the rest is chosen. */
interface Link {
  readonly predicate: Predicate;
  readonly truths: number;
  readonly cells: readonly number[];
}

type Step =
  | { readonly kind: 'settled'; readonly met: boolean }
  | { readonly kind: 'all'; readonly steps: readonly Step[] }
  | { readonly kind: 'some'; readonly steps: readonly Step[] }
  | { readonly kind: 'choose'; readonly cell: number; readonly allowed: bigint; readonly link: Link | null };

interface Problem {
  readonly cells: readonly Cell[];
  readonly steps: readonly Step[];
  /** Why a value that would do may be missing among the candidates. */
  readonly partial: string | null;
}

/** What choosing a value adds: most of all that it is set at all, then how long it is to read. */
function weightOf(fact: Fact, candidate: Candidate): number {
  if (candidate === null) return 0;
  if (isHistory(candidate)) return candidate.length * 1000;
  const text = 'value' in candidate ? String(candidate.value) : '';
  if (fact.of === 'folder')
    return text === '/' ? 0 : text.split('/').length * 10 + Math.min(9, text.length / 10);
  const length = Math.min(900, JSON.stringify(candidate).length);
  return fact.of === 'field' || fact.of === 'environment' ? 1000 + length : length;
}

/** How two operands can lie to each other: equal, below, above, or not comparable. */
const ORDERS = ['=', '<', '>', ''] as const;
const HOLDING: Readonly<Record<Comparison, string>> = {
  '=': '=',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

/** Which orders, or which truths, of a leaf that nobody looks into are wished for. */
function outcomes(leaf: Leaf, truths: number): bigint {
  const kinds = leaf.kind === 'compare' ? ORDERS : ([TRUE, FALSE, UNKNOWN] as const);
  return kinds.reduce<bigint>((bits, each, at) => {
    const truth =
      leaf.kind !== 'compare'
        ? Number(each)
        : each === ''
          ? UNKNOWN
          : HOLDING[leaf.operator].includes(String(each))
            ? TRUE
            : FALSE;
    return (truths & truth) === 0 ? bits : bits | (1n << BigInt(at));
  }, 0n);
}

/** Comparisons of the same two operands hang together, whatever they ask. */
const openKey = (leaf: Leaf): string =>
  JSON.stringify(leaf.kind === 'compare' ? { ...leaf, operator: null } : leaf);

/**
 * Lays out what there is to choose.
 * @param blind look into no leaf whose values are hard to find: it may come out any way. What cannot be met even so
 *   cannot be met
 */
function layOut(goals: readonly Goal[], ground: Ground, blind: boolean): Problem {
  const leaves = [...new Map(goals.flatMap(leavesOf).map((leaf) => [JSON.stringify(leaf), leaf])).values()];
  const factsOf = new Map(leaves.map((leaf) => [leaf, factsOfLeaf(leaf, ground)]));
  const asking = new Map<string, { readonly fact: Fact; readonly leaves: Leaf[] }>();
  for (const [leaf, facts] of factsOf) {
    for (const fact of facts) {
      const known = asking.get(fact.key) ?? { fact, leaves: [] };
      known.leaves.push(leaf);
      asking.set(fact.key, known);
    }
  }
  const constantsOf = (key: string): readonly Use[] =>
    (asking.get(key)?.leaves ?? []).flatMap((leaf) => {
      const [fact, other] = factsOf.get(leaf) ?? [];
      return fact === undefined || other !== undefined ? [] : usesOf(leaf, fact, ground);
    });
  const cells: Cell[] = [];
  const places = new Map<string, number>();
  const hard = new Set<string>();
  let partial: string | null = null;
  for (const { fact, leaves: some } of asking.values()) {
    const uses = some.flatMap((leaf) => usesOf(leaf, fact, ground));
    // What one fact is compared with, another that it is compared to may have to be.
    const shared = some.flatMap((leaf): readonly Use[] => {
      const facts = factsOf.get(leaf) ?? [];
      const constants = facts.length < 2 ? [] : facts.flatMap(({ key }) => constantsOf(key));
      return constants.length === 0
        ? []
        : [
            {
              how: 'linked',
              facts,
              constants: constants.flatMap((use) => ('value' in use ? [use.value] : [])),
            },
          ];
    });
    const pool = poolFor(fact, [...uses, ...shared], ground);
    if (pool.partial !== null) {
      hard.add(fact.key);
      partial ??= `what \`${fact.name}\` can be was not tried out, because ${pool.partial}`;
    }
    const weighed = pool.candidates
      .map((candidate) => ({ candidate, weight: weightOf(fact, candidate) }))
      .toSorted((one, other) => one.weight - other.weight);
    places.set(fact.key, cells.length);
    cells.push({
      fact,
      candidates: weighed.map(({ candidate }) => candidate),
      weights: weighed.map(({ weight }) => weight),
    });
  }
  const openCell = (leaf: Leaf): number => {
    const key = openKey(leaf);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, cells.length);
    const count = leaf.kind === 'compare' ? ORDERS.length : 3;
    cells.push({ fact: null, candidates: [], weights: Array.from({ length: count }, () => 0) });
    return cells.length - 1;
  };
  const truthsOf = new Map<Leaf, readonly number[]>();
  const leafStep = (leaf: Leaf, truths: number): Step => {
    const facts = factsOfLeaf(leaf, ground);
    const [fact, ...others] = facts;
    const predicate = compilePredicate(leaf, ground.type);
    if (fact === undefined)
      return { kind: 'settled', met: (truths & bitOf(predicate(situationWith(ground, [])))) !== 0 };
    if (others.length > 0 || (blind && hard.has(fact.key))) {
      const link = { predicate, truths, cells: facts.map(({ key }) => places.get(key) ?? 0) };
      return { kind: 'choose', cell: openCell(leaf), allowed: outcomes(leaf, truths), link };
    }
    const cell = places.get(fact.key) ?? 0;
    const known =
      truthsOf.get(leaf) ??
      (cells[cell]?.candidates ?? []).map((each) => bitOf(predicate(situationWith(ground, [[fact, each]]))));
    truthsOf.set(leaf, known);
    const allowed = known.reduce<bigint>(
      (bits, truth, at) => ((truths & truth) === 0 ? bits : bits | (1n << BigInt(at))),
      0n,
    );
    return { kind: 'choose', cell, allowed, link: null };
  };
  const stepOf = (goal: Goal): Step => {
    if (goal.kind === 'settled') return goal;
    if (goal.kind === 'leaf') return leafStep(goal.leaf, goal.truths);
    return { kind: goal.kind, steps: goal.goals.map(stepOf) };
  };
  return { cells, steps: goals.map(stepOf), partial };
}

const lowest = (bits: bigint): number => (bits & -bits).toString(2).length - 1;

const weighs = (cells: readonly Cell[], open: readonly bigint[]): number =>
  cells.reduce((sum, { fact, weights }, at) => {
    const bits = open[at] ?? 0n;
    return fact === null || bits === 0n ? sum : sum + (weights[lowest(bits)] ?? 0);
  }, 0);

const possible = (step: Step, open: readonly bigint[]): boolean => {
  if (step.kind === 'settled') return step.met;
  if (step.kind === 'choose') return ((open[step.cell] ?? 0n) & step.allowed) !== 0n;
  const ways = step.steps;
  return step.kind === 'all'
    ? ways.every((each) => possible(each, open))
    : ways.some((each) => possible(each, open));
};

const entailed = (step: Step, open: readonly bigint[]): boolean =>
  step.kind === 'settled'
    ? step.met
    : step.kind === 'choose' && step.link === null && ((open[step.cell] ?? 0n) & ~step.allowed) === 0n;

interface State {
  readonly open: bigint[];
  readonly links: readonly Link[];
  /** Choices between several ways that are still to be made. */
  readonly choices: readonly (readonly Step[])[];
}

/** Does everything that must be done whatever is chosen. @returns null when it cannot be done */
function settle(agenda: readonly Step[], from: State): State | null {
  const open = [...from.open];
  const links = [...from.links];
  const queue = [...agenda];
  let choices = [...from.choices];
  for (;;) {
    for (let step = queue.pop(); step !== undefined; step = queue.pop()) {
      if (step.kind === 'settled') {
        if (!step.met) return null;
      } else if (step.kind === 'all') queue.push(...step.steps);
      else if (step.kind === 'some') choices.push(step.steps);
      else {
        const left = (open[step.cell] ?? 0n) & step.allowed;
        if (left === 0n) return null;
        open[step.cell] = left;
        if (step.link !== null) links.push(step.link);
      }
    }
    const kept: (readonly Step[])[] = [];
    for (const ways of choices) {
      if (ways.some((way) => entailed(way, open))) continue;
      const left = ways.filter((way) => possible(way, open));
      const [only] = left;
      if (only === undefined) return null;
      if (left.length === 1) queue.push(only);
      else kept.push(left);
    }
    choices = kept;
    if (queue.length === 0) return { open, links, choices };
  }
}

/** Values for the facts that leaves of several facts tie together; null when none were found in the steps allowed. */
function tie(
  { cells }: Problem,
  { open, links }: State,
  ground: Ground,
  spend: () => boolean,
): ReadonlyMap<number, number> | null {
  const tied = [...new Set(links.flatMap((link) => link.cells))];
  const chosen = new Map<number, number>();
  const holds = (link: Link): boolean => {
    const pairs = link.cells.flatMap((cell): readonly (readonly [Fact, Candidate])[] => {
      const { fact = null, candidates = [] } = cells[cell] ?? {};
      const candidate = candidates[chosen.get(cell) ?? 0];
      return fact === null || candidate === undefined ? [] : [[fact, candidate]];
    });
    return (link.truths & bitOf(link.predicate(situationWith(ground, pairs)))) !== 0;
  };
  const from = (at: number): boolean => {
    const cell = tied[at];
    if (cell === undefined) return true;
    const ready = links.filter(
      (link) => link.cells.includes(cell) && link.cells.every((each) => tied.indexOf(each) <= at),
    );
    const count = cells[cell]?.candidates.length ?? 0;
    for (let value = 0; value < count; value += 1) {
      if (((open[cell] ?? 0n) & (1n << BigInt(value))) === 0n) continue;
      if (!spend()) return false;
      chosen.set(cell, value);
      if (ready.every(holds) && from(at + 1)) return true;
    }
    chosen.delete(cell);
    return false;
  };
  return from(0) ? chosen : null;
}

interface Searched {
  readonly best: { readonly situation: Situation; readonly weight: number } | null;
  /** Why there may be more than was found. */
  readonly gap: string | null;
}

function explore(problem: Problem, wishes: readonly Wish[], ground: Ground, blind: boolean): Searched {
  const { cells } = problem;
  const checks = wishes.map(({ condition, truths }) => {
    const predicate = compilePredicate(condition, ground.type);
    return (situation: Situation): boolean => (truths & bitOf(predicate(situation))) !== 0;
  });
  let best: Searched['best'] = null;
  let gap: string | null = null;
  let steps = 0;
  let limit = MOST_STEPS;
  const spend = (): boolean => {
    steps += 1;
    return steps <= limit;
  };
  const finish = (state: State): void => {
    if (blind) {
      gap = 'values for all of it were not found';
      limit = 0;
      return;
    }
    const tied = state.links.length === 0 ? new Map<number, number>() : tie(problem, state, ground, spend);
    if (tied === null) {
      gap = 'it compares facts with one another, and no values that would do were found';
      return;
    }
    const touched = cells.flatMap(({ fact, candidates }, at): readonly (readonly [Fact, Candidate])[] => {
      const bits = state.open[at] ?? 0n;
      const candidate = candidates[tied.get(at) ?? lowest(bits)];
      return fact === null || candidate === undefined ? [] : [[fact, candidate]];
    });
    const weight = touched.reduce((sum, [fact, candidate]) => sum + weightOf(fact, candidate), 0);
    if (best !== null && best.weight <= weight) return;
    const situation = situationWith(ground, touched);
    if (!checks.every((check) => check(situation))) {
      gap = 'values that were found did not bear it out';
      return;
    }
    if (best === null) limit = Math.min(MOST_STEPS, steps + POLISH);
    best = { situation, weight };
  };
  const visit = (agenda: readonly Step[], from: State): void => {
    if (!spend()) return;
    const state = settle(agenda, from);
    if (state === null) return;
    if (best !== null && weighs(cells, state.open) >= best.weight) return;
    const [narrowest] = state.choices.toSorted((one, other) => one.length - other.length);
    if (narrowest === undefined) return finish(state);
    const choices = state.choices.filter((each) => each !== narrowest);
    for (const way of narrowest) visit([way], { ...state, choices });
  };
  const open = cells.map(({ weights }) => (1n << BigInt(weights.length)) - 1n);
  visit(problem.steps, { open, links: [], choices: [] });
  if (best === null && gap === null && steps > limit)
    gap = `there are more than ${MOST_STEPS} ways to try; make the condition simpler`;
  return { best, gap };
}

/**
 * Looks for a situation in which every wish comes true.
 * @param ground what is settled; all else may be whatever it likes
 * @returns `found` was judged by the engine's own predicates; `none` holds for every possible situation
 */
export function search(wishes: readonly Wish[], ground: Ground): Found {
  const goals = wishes.map(goalOf);
  const problem = layOut(goals, ground, false);
  const { best, gap } = explore(problem, wishes, ground, false);
  if (best !== null) return { kind: 'found', ...best };
  const why = gap ?? problem.partial;
  if (why === null) return { kind: 'none' };
  const blindly = explore(layOut(goals, ground, true), wishes, ground, true);
  return blindly.gap === null ? { kind: 'none' } : { kind: 'cannot-tell', why };
}
