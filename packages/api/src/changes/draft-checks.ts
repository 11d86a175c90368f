import { checkExclusions } from '@remit/policy/validate/check-exclusions';
import { type CounterExample, checkGuards } from '@remit/policy/validate/check-guards';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { runTests } from '@remit/policy/suggest/run-tests';
import { administratorGap } from '../administrator-gap.ts';
import { guardSentence } from './broken-guards.ts';
import type { DraftCheck, GuardExample } from './changes-impact-views.ts';
import { cannotAsk, unaskedEmails } from './failing-tests.ts';
import { roleLabel } from '../grant-words.ts';
import type { TenantCall } from '../tenant-call.ts';
import { toldMembers } from '../told-members.ts';
import { widensAuthor } from '../widens-author.ts';

/**
 * Everything that publishing a draft asks for, and whether it holds: its tests, guards and exclusions, that somebody is
 * left who can publish, and that it does not widen the asker. What is told of people is what the asker may be told.
 * Source: semantics.md, "Change".
 */
export function draftChecks(call: TenantCall, draft: CompiledPolicy): readonly DraftCheck[] {
  const checks: readonly DraftCheck[] = [
    ...testChecks(call, draft),
    ...exclusionChecks(call, draft),
    administratorCheck(call, draft),
    {
      kind: 'author',
      name: 'author',
      passed: !widensAuthor(call, draft),
      sentence: 'This draft widens your own access: somebody else must publish it.',
    },
    // Guards last: they alone may take long.
    ...checkGuards(draft, call.directory.directory, call.environment).map((check): DraftCheck => ({
      kind: 'guard',
      name: check.guard,
      passed: check.kind === 'holds',
      sentence: check.kind === 'holds' ? null : guardSentence(call, check),
      ...(check.kind === 'fails' ? { example: exampleOf(check.counterExample) } : {}),
    })),
  ];
  return checks.map((check) => (check.passed ? { ...check, sentence: null } : check));
}

function exampleOf({ check, field, grants }: CounterExample): GuardExample {
  const { action, resource } = check;
  return { type: resource.type, action, field, roles: [...new Set(grants.map(({ role }) => role))] };
}

function testChecks(call: TenantCall, draft: CompiledPolicy): readonly DraftCheck[] {
  const unasked = new Map(unaskedEmails(call, draft).map(({ test, email }) => [test, email]));
  return runTests(draft, call.directory.directory, call.environment).map(
    ({ test, passed, expected, came }): DraftCheck => {
      const email = unasked.get(test);
      return {
        kind: 'test',
        name: test,
        passed: passed && email === undefined,
        sentence:
          email === undefined ? `It expects \`${expected}\`, and \`${came}\` came.` : cannotAsk(email),
      };
    },
  );
}

function exclusionChecks(call: TenantCall, draft: CompiledPolicy): readonly DraftCheck[] {
  const conflicts = Map.groupBy(
    checkExclusions(draft, call.directory.directory, call.environment.now),
    ({ exclusion }) => exclusion,
  );
  const told = toldMembers(call);
  return draft.document.exclusions.flatMap((exclusion): readonly DraftCheck[] => {
    if (exclusion.kind !== 'roles') return [];
    const found = conflicts.get(exclusion.name) ?? [];
    const [first] = found;
    const held = (first?.roles ?? []).map((role) => roleLabel(draft, role)).join(' and ');
    const name = first?.members.map((id) => (told(id) ? call.directory.chip(id)?.name : undefined))[0];
    const more = found.length < 2 ? '' : ` So it is with ${found.length - 1} more.`;
    return [
      {
        kind: 'exclusion',
        name: exclusion.name,
        passed: found.length === 0,
        sentence: `${name ?? 'Somebody'} would hold ${held} together.${more}`,
      },
    ];
  });
}

function administratorCheck(call: TenantCall, draft: CompiledPolicy): DraftCheck {
  const gap = administratorGap(call, draft);
  const when =
    gap === null || gap === call.environment.now ? 'now' : `from ${new Date(gap).toISOString()} on`;
  return {
    kind: 'administrator',
    name: 'administrator',
    passed: gap === null,
    sentence: `Nobody could publish a policy any more, ${when}.`,
  };
}
