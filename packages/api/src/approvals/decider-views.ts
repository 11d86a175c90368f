import type { Resource } from '@remit/policy/check';
import { decideInFull } from '@remit/policy/decide-in-full';
import type { Decider } from '@remit/approvals/step-deciders';
import type { ApprovalGround } from './approval-ground.ts';
import type { Deciders } from './deciders.ts';
import { grantWords } from '../grant-words.ts';
import type { DeciderView } from '../views.ts';

/** At most this many are named. */
const mostNamed = 10;

/**
 * Those who may decide a step, each once: first those whose authority lies nearest to the record, for theirs is the desk
 * that it goes to; then those who decide in somebody's place.
 */
export function deciderViews(
  ground: ApprovalGround,
  resource: Resource,
  deciders: readonly Decider[],
): Deciders {
  const seen = new Set<string>();
  const each = deciders
    .toSorted((one, other) => Number(one.onBehalfOf !== null) - Number(other.onBehalfOf !== null))
    .filter(({ member }) => !seen.has(member) && seen.add(member));
  const named = each
    .map((decider) => ({ decider, ...authorityWords(ground, resource, decider) }))
    .toSorted((one, other) => other.depth - one.depth)
    .slice(0, mostNamed)
    .flatMap(({ decider, because }): readonly DeciderView[] => {
      const person = ground.directory.chip(decider.member);
      return person === null ? [] : [{ person, because }];
    });
  return { deciders: named, total: each.length };
}

/**
 * By what somebody decides: "Approver at /operations up to 10,000.00 EUR", "head of department", "in the place of Henrik
 * Dahl". The deeper the folder that it is held at, the nearer it is to the record.
 */
export function authorityWords(
  { compiled, directory, environment }: ApprovalGround,
  resource: Resource,
  { member, as, onBehalfOf }: Decider,
): { readonly because: string; readonly depth: number } {
  if (onBehalfOf !== null) {
    return { because: `in the place of ${directory.member(onBehalfOf)?.name ?? onBehalfOf}`, depth: -1 };
  }
  const subject = directory.subject(member);
  if (subject === null) throw new Error('somebody decides whom the directory does not know');
  const { because } = decideInFull(compiled, { subject, action: 'approve', resource, environment });
  const granted = because
    .flatMap((reason) => (reason.kind === 'granted' ? [reason] : []))
    .map((reason) => ({ reason, depth: reason.source.folder.split('/').filter(Boolean).length }))
    .toSorted((one, other) => other.depth - one.depth);
  const [nearest] = granted;
  if (as === 'head' || nearest === undefined) {
    return { because: 'head of department', depth: subject.member.department?.split('/').length ?? 0 };
  }
  if (as === 'named') return { because: 'named in the policy', depth: nearest.depth };
  const { grant, source } = nearest.reason;
  return { because: grantWords(compiled, directory, grant, source), depth: nearest.depth };
}
