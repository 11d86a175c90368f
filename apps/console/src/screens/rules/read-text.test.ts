import { haldenWorks } from '@remit/sample/halden-works';
import { expect, test } from 'vitest';
import { oddNotes } from './look-closer.ts';
import { readRuleText, ruleText } from './read-text.ts';

const { policy } = haldenWorks();
const item = { kind: 'rule', key: 'OwnRequest' } as const;
const text = ruleText(policy, item);

test('the text of each rule of a real policy is one, and nothing keeps it from being one', () => {
  for (const { name } of policy.rules) {
    const rule = { kind: 'rule', key: name } as const;
    const reading = readRuleText(ruleText(policy, rule), rule, policy);
    expect(reading.notes).toEqual([]);
    expect(reading.rule?.name).toEqual(rule);
  }
  for (const { name } of policy.rowPolicies) {
    const rule = { kind: 'policy', key: name } as const;
    expect(readRuleText(ruleText(policy, rule), rule, policy).rule?.name).toEqual(rule);
  }
});

test.each([
  ['a field that is not declared', text.replace('submitter', 'submiter'), 'submiter', ['submitter']],
  ['a name that is taken', text.replace('OwnRequest', 'EndedContract'), 'another rule', []],
  ['what does not compare', text.replace('subject.id', '5 EUR'), 'compare', []],
  ['another kind of statement', 'role X can: read', 'role X', []],
  ['nothing', '', 'no `rule`', []],
])('%s is said where it is, and is no rule', (_, broken, said, nearest) => {
  const { rule, notes } = readRuleText(broken, item, policy);
  expect(rule).toBeNull();
  const [note] = notes;
  expect(note).toMatchObject({ severity: 'error', nearest });
  expect(note?.message).toContain(said);
  expect(note?.range.from).toBeLessThanOrEqual(broken.length);
});

test('a condition that can never be true is pointed out as odd, in its place, and stays a rule', () => {
  const odd = 'submitted_at > 2026-03-02T00:00Z and submitted_at < 2026-03-01T00:00Z';
  const never = text.replace(/when .*/u, `when ${odd}`);
  const reading = readRuleText(never, item, policy);
  expect(reading.rule).not.toBeNull();
  const [note] = oddNotes(never, item, policy, reading);
  expect(note?.severity).toBe('warning');
  expect(never.slice(note?.range.from, note?.range.to)).toBe(odd);
});
