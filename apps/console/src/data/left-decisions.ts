import type { HeldDecision } from './held-decision.ts';

/** A decision that was sent as its page was left, of which nobody heard the answer. */
export interface LeftDecision {
  readonly id: string;
  readonly number: string;
  readonly kind: 'approve' | 'reject' | 'reduce';
  /** Who took it. */
  readonly by: string;
  /** The last event of the request that they had seen: their own comes after it. */
  readonly sequence: number;
}

const keyOf = (slug: string): string => `remit decisions sent on leaving ${slug}`;

/** What was sent as a page of the tenant was left; what somebody else wrote there is nothing. */
export function leftDecisions(slug: string): readonly LeftDecision[] {
  const text = localStorage.getItem(keyOf(slug));
  if (text === null) return [];
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.filter(isLeft) : [];
  } catch {
    localStorage.removeItem(keyOf(slug));
    return [];
  }
}

function isLeft(read: unknown): read is LeftDecision {
  if (typeof read !== 'object' || read === null) return false;
  const { id, number, kind, by, sequence } = read as Readonly<Record<string, unknown>>;
  return (
    [id, number, by].every((text) => typeof text === 'string') &&
    ['approve', 'reject', 'reduce'].some((known) => known === kind) &&
    typeof sequence === 'number'
  );
}

function keep(slug: string, decisions: readonly LeftDecision[]): void {
  if (decisions.length === 0) localStorage.removeItem(keyOf(slug));
  else localStorage.setItem(keyOf(slug), JSON.stringify(decisions));
}

/** Notes a decision that is being sent while its page goes away. */
export function rememberLeft(slug: string, by: string, { request, decision }: HeldDecision): void {
  const { id, number, events } = request;
  const sequence = Math.max(0, ...events.map((event) => event.sequence));
  const others = leftDecisions(slug).filter((each) => each.id !== id);
  keep(slug, [...others, { id, number, kind: decision.kind, by, sequence }]);
}

/** Forgets one whose answer was heard. */
export function forgetLeft(slug: string, id: string): void {
  keep(
    slug,
    leftDecisions(slug).filter((each) => each.id !== id),
  );
}
