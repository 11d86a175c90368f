import { decide } from '@remit/policy/decide';
import { standingProblem } from '@remit/policy/standing';
import type { Subject } from '@remit/policy/subject';
import type { DraftReview } from '@remit/store/policy/draft-reviews';
import type { DraftRow } from '@remit/store/policy/drafts';
import type { ReadyDraft } from './draft-ready.ts';
import { metWhenActing } from '../guard.ts';
import { type TenantCall, typeAsked } from '../tenant-call.ts';
import { widensAuthor } from '../widens-author.ts';

/**
 * Why somebody may not review a draft: they had a hand in it, or it widens their own access.
 * @returns null when they may
 * Source: semantics.md, "Change"; threats.md, A1.
 */
export function reviewerRefusal(call: TenantCall, { draft, compiled }: ReadyDraft): string | null {
  const hand = handRefusal(call, draft);
  if (hand !== null) return hand;
  if (widensAuthor(call, compiled)) {
    return 'this draft widens your own access; somebody whom it does not widen must review it';
  }
  return null;
}

/** Why somebody who had a hand in a draft may not review it; null for anybody else. */
export function handRefusal(
  { subject }: Pick<TenantCall, 'subject'>,
  { persons }: Pick<DraftRow, 'persons'>,
): string | null {
  return persons.includes(subject.member.person)
    ? 'you had a hand in this draft; somebody else must review it'
    : null;
}

/**
 * The members who approved exactly this document and still count: none of those who had a hand in it, nobody whom it
 * widens, and each may publish now. What somebody said last is what they say.
 */
export function approversOf(
  call: TenantCall,
  ready: ReadyDraft,
  reviews: readonly DraftReview[],
): readonly Subject[] {
  const last = new Map(
    reviews
      .filter(({ documentHash }) => documentHash === ready.documentHash)
      .map(({ author, decision }) => [author, decision] as const),
  );
  return [...last].flatMap(([author, decision]) => {
    const subject = decision === 'approve' ? call.directory.subject(author) : null;
    if (subject === null || standingProblem(subject.member, call.environment.now) !== null) return [];
    const environment = { ...call.environment, met: metWhenActing };
    const check = { subject, action: 'publish', resource: typeAsked('remit.Policy'), environment };
    if (decide(call.policy.compiled, check).outcome !== 'allow') return [];
    return reviewerRefusal({ ...call, subject }, ready) === null ? [subject] : [];
  });
}

/** Why a draft may not go out by one person's hand, and whether need excuses it. */
export interface LackingPerson {
  readonly reason: string;
  /** What the tenant asks for can be gone without in need; that nobody raises themselves cannot. */
  readonly excusable: boolean;
}

/**
 * What keeps a draft from going out by one person's hand: it widens whoever publishes it, or the tenant asks for two.
 * @param approvers as `approversOf` found them
 * @returns null when nothing does
 */
export function lackingPerson(
  call: TenantCall,
  { compiled }: ReadyDraft,
  approvers: readonly Subject[],
): LackingPerson | null {
  if (approvers.length > 0) return null;
  if (widensAuthor(call, compiled)) {
    return {
      reason: 'this draft widens your own access; somebody whom it does not widen must approve it first',
      excusable: false,
    };
  }
  if (!call.standing.tenant.secondPerson) return null;
  return {
    reason:
      'here a change of the policy needs a second person; somebody who had no hand in it must approve it first',
    excusable: true,
  };
}
