import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { canonicalDocument } from '@remit/policy/canonical/canonical-document';
import type { Environment, Resource } from '@remit/policy/check';
import { compilePolicy } from '@remit/policy/compile';
import { decide } from '@remit/policy/decide';
import type { PolicyDocument, PolicyTest, TestSubject, TestValue } from '@remit/policy/document';
import { visibleFields } from '@remit/policy/fields';
import { upward } from '@remit/policy/path';
import type { Subject } from '@remit/policy/subject';
import type { Value } from '@remit/policy/values/value';
import { member } from '@remit/testkit/small-tenant';
import { checkPolicyText } from './check-policy-text.ts';
import { grammarWords, withReference } from './language-reference.ts';
import { parsePolicy } from './parse-policy.ts';
import { printPolicy } from './print-policy.ts';
import { CLAUSE_WORDS, RESERVED_WORDS, STATEMENT_WORDS, UNIT_WORDS } from './words.ts';

const file = fileURLToPath(new URL('../../../docs/language.md', import.meta.url));
const page = readFileSync(file, 'utf8');

const [declarations = '', ...examples] = [...page.matchAll(/```remit\n([\s\S]+?)```/gu)].map(
  ([, text = '']) => text,
);

/** Rows of the tables of conditions and operands: the cell in code that stands second. */
const conditions = [...page.matchAll(/^\| [^|\n]+ \| `([^`]+)` \|/gmu)].map(
  ([, condition = '']) => condition,
);

const environment: Environment = {
  now: 1_780_315_200_000,
  timeZone: 'Europe/Paris',
  met: ['comment', 'second-factor'],
  attributes: {},
};

function subjectOf(made: Extract<TestSubject, { kind: 'made-up' }>): Subject {
  return {
    member: member('subject', { department: made.department ?? null }),
    departments: made.department === undefined ? [] : upward(made.department),
    heads: made.heads ?? [],
    groups: [],
    assignments: made.roles.map(({ role, folder }, at) => {
      const holder = { kind: 'member', id: 'subject' } as const;
      return {
        assignment: { id: String(at), holder, role, folder, from: null, until: null },
        through: holder,
      };
    }),
  };
}

const valueOf = (value: TestValue): Value | null =>
  value?.type === 'subject' ? { type: 'member', value: 'subject' } : value;

function recordOf(test: PolicyTest): Resource {
  const attributes = Object.entries(test.attributes).map(([name, value]) => [name, valueOf(value)] as const);
  return {
    type: test.type,
    id: 'record',
    folder: test.folder,
    attributes: Object.fromEntries(attributes),
    history: (test.history ?? []).map(({ action, by }) => ({
      action,
      person: by === 'subject' ? 'person subject' : 'somebody else',
    })),
  };
}

/** What the engine says to the question of a test, in the words of its expectation. */
function answerTo(
  test: PolicyTest,
  document: PolicyDocument,
  made: Extract<TestSubject, { kind: 'made-up' }>,
) {
  const compiled = compilePolicy(document, 1);
  const [subject, resource] = [subjectOf(made), recordOf(test)];
  if (test.expect.kind === 'field')
    return visibleFields(compiled, subject, resource, environment)[test.expect.field];
  return decide(compiled, { subject, action: test.expect.action, resource, environment }).outcome;
}

describe('the language reference', () => {
  it('says of words, productions and tokens what the grammar says', async () => {
    await expect(withReference(page)).toMatchFileSnapshot(file);
  });

  it('has an example for every statement of the grammar', () => {
    const all = [declarations, ...examples].join('\n');
    const missing = STATEMENT_WORDS.filter((word) => !new RegExp(String.raw`^${word} `, 'mu').test(all));
    expect(missing).toEqual([]);
  });

  it('and of every word of the grammar', () => {
    const all = [declarations, ...examples, ...conditions].join('\n');
    const missing = grammarWords().filter((word) => !new RegExp(String.raw`\b${word}\b`, 'u').test(all));
    // Of units one stands for all.
    expect(missing.filter((word) => !UNIT_WORDS.includes(word))).toEqual([]);
  });

  it.each([declarations, ...examples])('gives an example that parses and prints back: %s', (text) => {
    const whole = text === declarations ? text : `${declarations}\n${text}`;
    const { document, users, errors } = checkPolicyText(whole);
    expect(errors).toEqual([]);
    const printed = printPolicy(document, users);
    const again = parsePolicy(printed);
    expect(again.errors).toEqual([]);
    expect(again.document).toEqual(canonicalDocument(document));
    expect(again.users).toEqual(users);
    expect(printPolicy(again.document, again.users)).toBe(printed);
  });

  it.each(conditions)('gives a condition that parses and prints back: %s', (condition) => {
    const type = condition.startsWith('took') ? 'PaymentRequest' : 'Contract';
    const { document, errors } = parsePolicy(
      `${declarations}\npolicy P on ${type} for Sales where ${condition}`,
    );
    expect(errors).toEqual([]);
    expect(parsePolicy(printPolicy(document)).document).toEqual(document);
  });

  const tests = examples.flatMap((text) => {
    const { document } = parsePolicy(`${declarations}\n${text}`);
    return document.tests.flatMap((test) =>
      test.subject.kind === 'made-up' ? [[test.name, test, document, test.subject] as const] : [],
    );
  });

  it('has tests to ask', () => {
    expect(tests.length).toBeGreaterThan(15);
  });

  it.each(tests)('is right that %s', (_, test, document, made) => {
    const { expect: expected } = test;
    const answer = answerTo(test, document, made);
    expect(answer).toBe(expected.kind === 'field' ? expected.visibility : expected.outcome);
  });
});

describe('the lists of words', () => {
  it('are those of the grammar', () => {
    const listed = new Set<string>([...STATEMENT_WORDS, ...CLAUSE_WORDS, ...RESERVED_WORDS, ...UNIT_WORDS]);
    expect([...listed].toSorted()).toEqual(grammarWords());
  });
});
