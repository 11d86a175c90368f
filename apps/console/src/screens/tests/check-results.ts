import type { DraftCheck } from '@remit/api/changes/changes-impact-views';
import type { PolicyTest } from '@remit/policy/document';
import type { MadeUpRuns } from './run-made-up.ts';
import type { Result } from './result-chip.tsx';
import type { DraftChecks } from '../../draft/use-checks.ts';

/** What came of each test, guard and exclusion, in force and in the draft. */
export interface CheckResults {
  readonly published: (kind: DraftCheck['kind'], name: string) => Result;
  /** Null while there is no draft. */
  readonly draft: (kind: DraftCheck['kind'], name: string) => Result | null;
  /** In the draft where there is one, else in force. */
  readonly now: (kind: DraftCheck['kind'], name: string) => Result;
  /** What came instead, in words, where it failed. */
  readonly told: (kind: DraftCheck['kind'], name: string) => string | null;
  readonly example: (kind: DraftCheck['kind'], name: string) => DraftCheck['example'];
  /** What comes of a test of somebody made up that does not hold; null of all others. */
  readonly cameOf: (test: PolicyTest) => string | null;
}

/**
 * @param checks what the server says of the draft
 * @param made what the engine says of it here, of tests that need no directory
 */
export function checkResults(
  changed: boolean,
  published: readonly DraftCheck[],
  checks: DraftChecks,
  made: MadeUpRuns | null,
): CheckResults {
  const inForce = byName(published);
  const inDraft = checks.kind === 'answer' ? byName(checks.checks) : null;
  const draft: CheckResults['draft'] = (kind, name) => {
    if (!changed) return null;
    // What is asked here is the engine that enforces, and is there at once; the server's word counts when it comes.
    if (inDraft !== null) return resultOf(inDraft.get(`${kind} ${name}`));
    const run = kind === 'test' ? made?.runs.get(name) : undefined;
    if (run !== undefined) return run.passed ? 'passed' : 'failed';
    return 'pending';
  };
  const asked: CheckResults['published'] = (kind, name) => resultOf(inForce.get(`${kind} ${name}`));
  const counts = changed ? inDraft : inForce;
  return {
    published: asked,
    draft,
    now: (kind, name) => draft(kind, name) ?? asked(kind, name),
    told: (kind, name) => counts?.get(`${kind} ${name}`)?.sentence ?? null,
    example: (kind, name) => counts?.get(`${kind} ${name}`)?.example,
    cameOf: ({ name }) => {
      const run = made?.runs.get(name);
      return run === undefined || run.check === null || run.passed ? null : run.came;
    },
  };
}

function byName(checks: readonly DraftCheck[]): ReadonlyMap<string, DraftCheck> {
  return new Map(checks.map((check) => [`${check.kind} ${check.name}`, check]));
}

function resultOf(check: DraftCheck | undefined): Result {
  return check === undefined ? 'absent' : check.passed ? 'passed' : 'failed';
}
