import type { PolicyDocument, PolicyTest } from '@remit/policy/document';
import { setEntry } from '../../draft/edit-item.ts';
import type { EditOutcome } from '../../draft/edit-outcome.ts';

/** Makes tests expect what comes of them. @param cameOf null for what holds, which stays as it is */
export function acceptOutcomes(
  document: PolicyDocument,
  tests: readonly PolicyTest[],
  cameOf: (test: PolicyTest) => string | null,
): EditOutcome {
  return tests.reduce<EditOutcome>(
    (outcome, test) =>
      outcome.ok
        ? setEntry(outcome.document, { kind: 'test', key: test.name }, accepting(test, cameOf(test)))
        : outcome,
    { ok: true, document },
  );
}

function accepting(test: PolicyTest, came: string | null): PolicyTest {
  const { expect } = test;
  if (came === null) return test;
  if (expect.kind === 'decision')
    return { ...test, expect: { ...expect, outcome: came === 'allow' ? 'allow' : 'deny' } };
  const visibility = (['hidden', 'masked', 'readable', 'writable'] as const).find((each) => each === came);
  return visibility === undefined ? test : { ...test, expect: { ...expect, visibility } };
}
