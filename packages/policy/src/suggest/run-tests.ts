import type { Check, Environment, HistoryEntry, Resource } from '../check.ts';
import type { CompiledPolicy } from '../compiled-policy.ts';
import type { Explanation } from '../decision.ts';
import type { Directory } from '../directory.ts';
import type { PolicyTest, ResourceType, TestSubject, TestValue } from '../document.ts';
import type { Subject } from '../subject.ts';
import { bareMember, bareSubject } from '../bare-subject.ts';
import type { Value } from '../values/value.ts';
import { explain } from '../explain.ts';
import { visibleFields } from '../fields.ts';
import { upward } from '../path.ts';
import { subjectOf } from '../subject-of.ts';

/** What came of one test: `explanation` says why, and is null where nobody could be asked as. */
export interface TestRun {
  readonly test: string;
  readonly passed: boolean;
  readonly expected: string;
  /** What came: an outcome, what the subject gets of the field, or why the question could not be put. */
  readonly came: string;
  /** The action whose decision is explained: the one asked about, or `read` for a field. */
  readonly explanation: Explanation | null;
  /** The question as it was put; null where nobody could be asked as. */
  readonly check: Check | null;
}

const MADE_UP = 'made up for a test';

/** Somebody made up for a test: holds the roles at their folders for ever, and nothing else. */
export function madeUp(subject: Extract<TestSubject, { kind: 'made-up' }>): Subject {
  const department = subject.department ?? null;
  const through = { kind: 'member', id: MADE_UP } as const;
  return {
    ...bareSubject({ ...bareMember(MADE_UP), department }),
    departments: department === null ? [] : upward(department),
    heads: subject.heads ?? [],
    assignments: subject.roles.map(({ role, folder }, at) => ({
      assignment: { id: `${MADE_UP} ${at}`, holder: through, role, folder, from: null, until: null },
      through,
    })),
  };
}

/** @returns a sentence where the test asks as nobody, or as more than one */
function subjectFor(test: PolicyTest, directory: Directory): Subject | string {
  if (test.subject.kind === 'made-up') return madeUp(test.subject);
  const email = test.subject.email.toLowerCase();
  const [found, ...others] = directory.members.filter((member) => member.email.toLowerCase() === email);
  if (found === undefined) return `There is no member with the e-mail \`${test.subject.email}\`.`;
  if (others.length > 0) return `More than one member has the e-mail \`${test.subject.email}\`.`;
  return subjectOf(directory, found.id) ?? `There is no member with the e-mail \`${test.subject.email}\`.`;
}

const valueFor = (value: TestValue, subject: Subject): Value | null =>
  value?.type === 'subject' ? { type: 'member', value: subject.member.id } : value;

const ANOTHER = 'somebody else';

function recordFor(test: PolicyTest, type: ResourceType, subject: Subject): Resource {
  const history = (test.history ?? []).map(({ action, by }): HistoryEntry => {
    return { action, person: by === 'subject' ? subject.member.person : ANOTHER };
  });
  const creates = test.expect.kind === 'decision' && test.expect.action === 'create';
  return {
    type: type.name,
    id: creates ? null : 'tested',
    folder: test.folder,
    attributes: Object.fromEntries(
      Object.entries(test.attributes).map(([name, value]) => [name, valueFor(value, subject)]),
    ),
    history,
  };
}

function runTest(
  compiled: CompiledPolicy,
  directory: Directory,
  environment: Environment,
  test: PolicyTest,
): TestRun {
  const { expect } = test;
  const expected = expect.kind === 'decision' ? expect.outcome : expect.visibility;
  const failed = (came: string): TestRun => {
    return { test: test.name, passed: false, expected, came, explanation: null, check: null };
  };
  const type = compiled.types.get(test.type);
  if (type === undefined) return failed(`There is no type \`${test.type}\`.`);
  const subject = subjectFor(test, directory);
  if (typeof subject === 'string') return failed(subject);
  const resource = recordFor(test, type, subject);
  const action = expect.kind === 'decision' ? expect.action : 'read';
  const check: Check = { subject, action, resource, environment };
  const explanation = explain(compiled, check, directory.revision);
  const came =
    expect.kind === 'decision'
      ? explanation.decision.outcome
      : (visibleFields(compiled, subject, resource, environment)[expect.field] ?? 'no such field');
  return { test: test.name, passed: came === expected, expected, came, explanation, check };
}

/**
 * Puts every test of a policy to the engine that enforces it.
 * @param environment at which they are asked; what it has met counts as met, so a duty that is not denies
 * @returns what came of each, in the document's order
 * Source: semantics.md, "Change".
 */
export function runTests(
  compiled: CompiledPolicy,
  directory: Directory,
  environment: Environment,
): readonly TestRun[] {
  return compiled.document.tests.map((test) => runTest(compiled, directory, environment, test));
}
