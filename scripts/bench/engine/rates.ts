import type { BenchSize } from '@remit/testkit/bench-tenant';
import { LARGE_SIZE, SCATTERED_SIZE, USUAL_SIZE } from '@remit/testkit/bench-tenant';
import { decide } from '@remit/policy/decide';
import { askedTenant, decideAll, type Asked } from './decisions.ts';
import { printFigure, say } from './figure.ts';
import { timesOfPeers } from './peers.ts';
import { slowestOf, timeOf } from './timing.ts';

const perSecond = (asked: Asked): number =>
  (asked.checks.length * 1000) / timeOf(() => decideAll(asked), 25, 10);

const sizeOf = ({ members, roles, folders, askers, questions }: BenchSize): string =>
  `${members} members, ${roles} roles, ${folders} folders; ${questions} questions of ${askers} members, half allowed; outcome and determining rules; one core, median of 25 rounds`;

/** How much faster than each peer decisions must be at the least, by the peer's name. */
const WANTED: ReadonlyMap<string, number> = new Map([
  ['@casl/ability', 12],
  ['node-casbin', 900],
  ['cedar-wasm', 1500],
]);

/** Decisions a second, how long the slow ones take, and the same questions put to the peers in the same run. */
export async function measureRates(): Promise<void> {
  say('decisions of the usual tenant');
  const usual = askedTenant(USUAL_SIZE);
  const rate = perSecond(usual);
  printFigure({
    figure: 'decide',
    value: rate,
    unit: 'a second',
    target: 3_000_000,
    atLeast: true,
    notes: sizeOf(USUAL_SIZE),
  });
  printFigure({
    figure: 'decide, 99th percentile',
    value: slowestOf((at) => {
      const check = usual.checks[at];
      if (check !== undefined) decide(usual.compiled, check);
    }, usual.checks.length),
    unit: 'µs',
    target: 2,
    notes: 'each of the 20000 questions timed alone, the clock’s own reading included; median of 5 rounds',
  });

  for (const { name, microseconds, notes } of await timesOfPeers(usual.tenant)) {
    printFigure({ figure: `the same by ${name}`, value: microseconds, unit: 'µs', target: null, notes });
    printFigure({
      figure: `decide against ${name}`,
      value: (microseconds * rate) / 1_000_000,
      unit: 'times as fast',
      target: WANTED.get(name) ?? null,
      atLeast: true,
      notes: 'both in this run, on the same questions',
    });
  }

  say('decisions of a tenant ten times the size');
  printFigure({
    figure: 'decide, 100000 members and 2000 roles',
    value: perSecond(askedTenant(LARGE_SIZE)) / rate,
    unit: 'of the usual rate',
    target: 0.5,
    atLeast: true,
    notes: sizeOf(LARGE_SIZE),
  });
  say('decisions whose facts lie scattered in memory');
  printFigure({
    figure: 'decide, scattered',
    value: perSecond(askedTenant(SCATTERED_SIZE)),
    unit: 'a second',
    target: null,
    notes: `${sizeOf(SCATTERED_SIZE)}; every question about other people and records than the one before, so that the figure is of memory more than of the engine`,
  });
}
