import { compilePolicy } from '@remit/policy/compile';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { PolicyDocument } from '@remit/policy/document';
import { diffMember } from '@remit/policy/compare/diff-member';
import { diffPolicies } from '@remit/policy/compare/diff-policies';
import { subjectOf } from '@remit/policy/subject-of';
import { BENCH_ENVIRONMENTS } from '@remit/testkit/bench-tenant-questions';
import {
  LARGE_SIZE,
  USUAL_SIZE,
  benchTenant,
  withOneRoleEdited,
  type BenchSize,
  type BenchTenant,
} from '@remit/testkit/bench-tenant';
import { printFigure, say } from './figure.ts';

const [environment] = BENCH_ENVIRONMENTS;

/** Roles of every level, from those that others include to those that include three deep. */
function someRoles({ document }: BenchTenant, count: number): readonly string[] {
  const step = document.roles.length / count;
  return Array.from({ length: count }, (_, at) => document.roles[Math.floor(at * step)]?.name ?? '');
}

const TRIES = 3;

/** The shortest of a few tries, each with a version of its own: what any takes more is the machine's doing. */
function shortest(document: PolicyDocument, run: (after: CompiledPolicy) => void): number {
  let least = Infinity;
  for (let time = 0; time < TRIES; time++) {
    const after = compilePolicy(document, 2);
    const began = performance.now();
    run(after);
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

interface Slowest {
  readonly milliseconds: number;
  readonly members: number;
}

/** Every edit meets a version that nothing was worked out for yet, as while somebody edits. */
function slowestDiff(tenant: BenchTenant, before: CompiledPolicy, edits: number): Slowest {
  if (environment === undefined) throw new Error('The bench has no environment.');
  const { document, directory } = tenant;
  let slowest: Slowest = { milliseconds: 0, members: 0 };
  for (const name of someRoles(tenant, edits)) {
    let members = 0;
    const milliseconds = shortest(withOneRoleEdited(document, name), (after) => {
      const [one, other] = [
        { compiled: before, directory },
        { compiled: after, directory },
      ];
      members = diffPolicies(one, other, environment).totals.members;
    });
    if (milliseconds > slowest.milliseconds) slowest = { milliseconds, members };
  }
  return slowest;
}

function measureEverybody(size: BenchSize, target: number): BenchTenant {
  const tenant = benchTenant({ ...size, questions: 0 });
  const before = compilePolicy(tenant.document, 1);
  slowestDiff(tenant, before, 3);
  const edits = 10;
  const { milliseconds, members } = slowestDiff(tenant, before, edits);
  printFigure({
    figure: `diff of a one-role edit, ${size.members} members`,
    value: milliseconds,
    unit: 'ms',
    target,
    notes: `slowest of ${edits} edits of roles of every level, each the shortest of ${TRIES} tries against a version not seen before; ${members} members in that one; ${size.roles} roles, ${size.folders} folders; every cell of actions and fields`,
  });
  return tenant;
}

function measureOne(tenant: BenchTenant): void {
  if (environment === undefined) throw new Error('The bench has no environment.');
  const { document, directory } = tenant;
  const before = compilePolicy(document, 1);
  let slowest = 0;
  let changed = 0;
  let asked = 0;
  for (const name of someRoles(tenant, 10)) {
    const edited = withOneRoleEdited(document, name);
    const holders = directory.assignments.filter(
      ({ role, holder }) => role === name && holder.kind === 'member',
    );
    for (const { holder } of holders.slice(0, 5)) {
      const subject = subjectOf(directory, holder.id);
      let cells = 0;
      const milliseconds = shortest(edited, (after) => {
        const [one, other] = [
          { compiled: before, subject },
          { compiled: after, subject },
        ];
        const { actions, fields } = diffMember(one, other, environment, directory);
        cells = actions.length + fields.length;
      });
      slowest = Math.max(slowest, milliseconds);
      asked += 1;
      if (cells > 0) changed += 1;
    }
  }
  printFigure({
    figure: 'headline of a one-role edit for one member',
    value: slowest,
    unit: 'ms',
    target: 16,
    notes: `slowest of ${asked} members who hold the edited role, of whom ${changed} are changed for, each the shortest of ${TRIES} tries with a version just compiled; ${directory.folders.length} folders; the same code as in the browser`,
  });
}

/** What it takes to say what a change means, for everybody and for one. */
export function measureChanges(): void {
  say('what a change means');
  measureOne(measureEverybody(USUAL_SIZE, 100));
  measureEverybody(LARGE_SIZE, 1000);
}
