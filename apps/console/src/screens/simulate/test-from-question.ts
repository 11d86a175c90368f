import type { PolicyTest } from '@remit/policy/document';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';

/**
 * A question with its answer as a test of the policy. Only of a described record: a stored one is not the same
 * tomorrow, and a test is asked for years. What was asked under a draft is a test of that draft.
 * @param email of the member whom the question is about
 * @returns null for a question that no test can ask
 */
export function testFromQuestion(
  { action, resource, met, at, version }: SimulateQuestion,
  email: string,
  outcome: 'allow' | 'deny',
): PolicyTest | null {
  if (action === null || resource.kind !== 'described' || resource.folder === null) return null;
  // A test meets no duty beforehand, and is asked when it runs, of the policy that it stands in.
  if (met.length > 0 || at !== null || version !== null) return null;
  const { type, folder, attributes } = resource;
  const said = outcome === 'allow' ? 'may' : 'may not';
  return {
    name: `${email} ${said} ${action} ${type}`,
    subject: { kind: 'member', email },
    type,
    folder,
    attributes,
    expect: { kind: 'decision', outcome, action },
  };
}
