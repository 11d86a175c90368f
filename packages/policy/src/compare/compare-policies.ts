import type { Environment } from '../check.ts';
import type { Holder } from './compare-sides.ts';
import { comparisonOf } from '../comparison.ts';
import type { CompiledPolicy } from '../compiled-policy.ts';
import type { FactsAsked } from '../facts-asked.ts';
import { holderDiff, type HolderDiff } from './holder-diff.ts';
import { askAbout, factsOf } from './holder-question.ts';
import type { Staying } from './meaning-pairs.ts';
import type { RoleAt } from './role-meanings.ts';

/** Compares two policies, subject by subject; what comes out the same for many is worked out once. */
export interface PolicyComparison {
  /** @returns null when nothing changes */
  readonly diffOf: (before: Holder, after: Holder) => HolderDiff | null;
}

/** What is held, spelt the same in whatever order. */
const spellHeld = (held: readonly RoleAt[]): string =>
  held
    .map(({ role, folder }) => `${role} ${folder}`)
    .toSorted()
    .join('\n');

/**
 * Puts two policies side by side, in one set of circumstances.
 * @param folders every folder of the tenant
 */
export function comparePolicies(
  before: CompiledPolicy,
  after: CompiledPolicy,
  environment: Environment,
  folders: readonly string[],
): PolicyComparison {
  const comparison = comparisonOf(before, after, environment, folders);
  const { touched } = comparison;
  /** What came out for subjects who hold the same, each with everything that was asked of them meanwhile. */
  const held = new Map<
    string,
    { readonly answers: ReadonlyMap<FactsAsked, string>; readonly diff: HolderDiff | null }[]
  >();

  const diffOf = (
    was: Holder,
    is: Holder,
    how: Staying,
    answers: Map<FactsAsked, string>,
  ): HolderDiff | null => {
    const question = askAbout(comparison, was, is, how, answers);
    return question === null ? null : holderDiff(comparison, question);
  };

  return {
    diffOf(was, is) {
      const { subject } = is;
      if (was.subject !== subject || subject === null) return diffOf(was, is, 'moved', new Map());
      // Whatever else is held says nothing of what can come out otherwise.
      const one = { subject, held: was.held.filter(({ role }) => touched.matters(role)) };
      const other = { subject, held: is.held.filter(({ role }) => touched.matters(role)) };
      const key = `${spellHeld(one.held)}|${spellHeld(other.held)}`;
      const alike = held.get(key) ?? [];
      held.set(key, alike);
      const facts = factsOf(comparison, [subject]);
      const same = alike.find(({ answers }) => [...answers].every(([asked, text]) => facts(asked) === text));
      if (same !== undefined) return same.diff;
      const answers = new Map<FactsAsked, string>();
      const diff = diffOf(one, other, 'stayed', answers);
      alike.push({ answers, diff });
      return diff;
    },
  };
}
