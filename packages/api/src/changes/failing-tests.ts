import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { Member } from '@remit/policy/directory';
import { runTests } from '@remit/policy/suggest/run-tests';
import { memberRecord } from '../people/people-search.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';

/**
 * What keeps a draft from going out for its tests: the first that fails, what it expects and what came, and how many
 * more fail. A test as a member tells what that member may do, so it is asked only for someone who may explain the
 * member; for anybody else it fails as if there were no such member.
 * @returns null when every test passes
 * Source: semantics.md, "Change"; threats.md, A3.
 */
export function failingTests(call: TenantCall, draft: CompiledPolicy): string | null {
  const [unasked] = unaskedEmails(call, draft);
  if (unasked !== undefined) {
    return `the test \`${unasked.test}\` cannot be asked: ${noSuchMember(unasked.email)}; ask as another, or as somebody made up`;
  }
  const runs = runTests(draft, call.directory.directory, call.environment);
  const [first, ...others] = runs.filter(({ passed }) => !passed);
  if (first === undefined) return null;
  const more = others.length === 0 ? '' : `, and ${others.length} more fail`;
  // Without a check nobody could be asked as, and what came is the sentence that says so.
  const came =
    first.check === null
      ? `it cannot be asked. ${first.came}`
      : `it expects \`${first.expected}\`, and \`${first.came}\` came`;
  return `under this draft the test \`${first.test}\` fails: ${came}${more}; change what it is about, or the test`;
}

const noSuchMember = (email: string): string =>
  `there is no member with the e-mail \`${email}\` whose access you may explain`;

/** What a test that cannot be asked says of itself. */
export const cannotAsk = (email: string): string => `It cannot be asked: ${noSuchMember(email)}.`;

/** The tests as a member whom the asker may not explain, or whom there is not: the two must look alike. */
export function unaskedEmails(
  call: TenantCall,
  { document }: CompiledPolicy,
): readonly { readonly test: string; readonly email: string }[] {
  const asked = document.tests.flatMap(({ name, subject }) =>
    subject.kind === 'member' ? [{ test: name, email: subject.email }] : [],
  );
  if (asked.length === 0) return [];
  const members = Map.groupBy(call.directory.directory.members, ({ email }) => email.toLowerCase());
  const explains = (member: Member): boolean =>
    member.id === call.subject.member.id ||
    decideHere(call, 'explain', memberRecord(member)).outcome === 'allow';
  return asked.filter(({ email }) => {
    const found = members.get(email.toLowerCase()) ?? [];
    return found.length === 0 || !found.every(explains);
  });
}
