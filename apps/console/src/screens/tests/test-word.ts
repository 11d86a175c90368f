import type { PolicyDocument, PolicyTest } from '@remit/policy/document';
import { validatePolicy } from '@remit/policy/validate/validate';

/** What every test has, whatever it asks. */
function hasShape(value: unknown): value is PolicyTest {
  if (typeof value !== 'object' || value === null) return false;
  const test = value as Partial<Record<keyof PolicyTest, unknown>>;
  return (
    typeof test.name === 'string' &&
    typeof test.type === 'string' &&
    typeof test.folder === 'string' &&
    [test.subject, test.attributes, test.expect].every((part) => typeof part === 'object' && part !== null)
  );
}

/**
 * The test that a word of an address carries. @returns null for a word that carries none, or one that does not fit the
 * policy: a link may have been made by hand, or before something was renamed
 */
export function testOfWord(word: string, document: PolicyDocument): PolicyTest | null {
  try {
    const test: unknown = JSON.parse(word);
    if (!hasShape(test)) return null;
    const problems = validatePolicy({ ...document, tests: [test] });
    return problems.some(({ path }) => path.startsWith('tests')) ? null : test;
  } catch {
    // What is no JSON, or is shaped like no test deep inside, is an address without one.
    return null;
  }
}
