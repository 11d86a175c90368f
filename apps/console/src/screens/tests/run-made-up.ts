import { compilePolicy } from '@remit/policy/compile';
import { coverage, type Coverage } from '@remit/policy/suggest/coverage';
import type { Directory } from '@remit/policy/directory';
import type { PolicyDocument, PolicyTest } from '@remit/policy/document';
import { PolicyInvalid } from '@remit/policy/validate/policy-problem';
import { runTests, type TestRun } from '@remit/policy/suggest/run-tests';
import { suggestTests } from '@remit/policy/suggest/suggest-tests';

export { testOfWord } from './test-word.ts';

/** When and where tests are asked. */
export interface AskedAt {
  readonly now: number;
  readonly timeZone: string;
  readonly baseCurrency: string;
}

/** What came of the tests as somebody made up, by name, and what they turn on. */
export interface MadeUpRuns {
  readonly runs: ReadonlyMap<string, TestRun>;
  readonly coverage: Coverage;
}

const environment = ({ now, timeZone }: AskedAt) => ({ now, timeZone, met: [], attributes: {} });

const nobody = ({ timeZone, baseCurrency }: AskedAt): Directory => ({
  revision: 0,
  timeZone,
  baseCurrency,
  folders: ['/'],
  departments: [],
  groups: [],
  members: [],
  assignments: [],
});

/**
 * Asks the tests of a document that need no directory, with the engine that enforces.
 * @returns null for a document that is no policy
 */
export function runMadeUp(document: PolicyDocument, asked: AskedAt): MadeUpRuns | null {
  const tests = document.tests.filter(({ subject }) => subject.kind === 'made-up');
  try {
    const compiled = compilePolicy({ ...document, tests }, 1);
    const runs = runTests(compiled, nobody(asked), environment(asked));
    return {
      runs: new Map(runs.map((run) => [run.test, run])),
      coverage: coverage(compiled, runs),
    };
  } catch (error) {
    if (error instanceof PolicyInvalid) return null;
    throw error;
  }
}

/** Tests that a document lacks. @returns none for a document that is no policy */
export function suggestFor(document: PolicyDocument, asked: AskedAt): readonly PolicyTest[] {
  try {
    return suggestTests(document, environment(asked));
  } catch (error) {
    if (error instanceof PolicyInvalid) return [];
    throw error;
  }
}
