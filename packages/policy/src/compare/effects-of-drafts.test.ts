import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryDocument } from '@remit/testkit/arbitrary/documents';
import { arbitraryWorld } from '@remit/testkit/arbitrary/world';
import { runSeed } from '@remit/testkit/seed';
import type { PolicyDocument } from '../document.ts';
import { compilePolicy } from '../compile.ts';
import type { MembersDiff } from './diff-policies.ts';
import { effectOfPolicies } from './effect-of-policies.ts';
import { effectOnPeople } from './effect-on-people.ts';
import { effectsOfDrafts } from './effects-of-drafts.ts';

const seed = runSeed();

/** An edit of one thing, as screens make them: a role, the rules of fields, the rules, the folder scopes; or of nothing. */
const arbitraryEdit = fc.record({ other: arbitraryDocument, what: fc.nat(6), at: fc.nat(3) });

function edited(
  document: PolicyDocument,
  { other, what, at }: { other: PolicyDocument; what: number; at: number },
) {
  const roles = document.roles.map((role, place) => (place === at ? (other.roles[at] ?? role) : role));
  const edits: readonly Partial<PolicyDocument>[] = [
    { roles },
    { roles },
    { roles: roles.map((role) => ({ ...role, label: 'Called otherwise' })) },
    { fieldRules: other.fieldRules },
    { rules: other.rules },
    { folderScopes: other.folderScopes },
    {},
  ];
  return { ...document, ...edits[what] };
}

const byMember = (groups: readonly MembersDiff[]) =>
  new Map(groups.flatMap(({ members, changes }) => members.map((id) => [id, changes] as const)));

test(`edit by edit a draft means what it means when it is looked at as a whole (REMIT_SEED=${seed})`, () => {
  let touched = 0;
  let kept = 0;
  fc.assert(
    fc.property(
      arbitraryWorld,
      fc.array(arbitraryEdit, { minLength: 2, maxLength: 5 }),
      fc.array(fc.nat(86_400_000), { minLength: 5, maxLength: 5 }),
      ({ document, directory, environment }, edits, pauses) => {
        const before = { compiled: compilePolicy(document, 1), directory };
        const next = effectsOfDrafts(before);
        let draft = document;
        let { now } = environment;
        for (const [at, edit] of edits.entries()) {
          draft = edited(draft, edit);
          now += at % 2 === 0 ? 0 : (pauses[at] ?? 0);
          const after = { compiled: compilePolicy(draft, 2), directory };
          const whole = effectOfPolicies(before, after, { ...environment, now });
          const step = next(after.compiled, { ...environment, now });
          expect(byMember(step)).toEqual(byMember(whole));
          expect(effectOnPeople(step)).toEqual(effectOnPeople(whole));
          touched += byMember(whole).size;
          kept += at > 0 && whole.length > 0 ? 1 : 0;
        }
      },
    ),
    { seed, numRuns: 25 },
  );
  expect(touched).toBeGreaterThan(50);
  expect(kept).toBeGreaterThan(10);
});
