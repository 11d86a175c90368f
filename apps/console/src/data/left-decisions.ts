import type { HeldDecision } from './held-decision.ts';
import { leftBehind } from './left-behind.ts';

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

function isLeft(read: unknown): read is LeftDecision {
  if (typeof read !== 'object' || read === null) return false;
  const { id, number, kind, by, sequence } = read as Readonly<Record<string, unknown>>;
  return (
    [id, number, by].every((text) => typeof text === 'string') &&
    ['approve', 'reject', 'reduce'].some((known) => known === kind) &&
    typeof sequence === 'number'
  );
}

const left = leftBehind('decisions', isLeft);

/** What was sent as a page of the tenant was left. */
export const leftDecisions = (slug: string): readonly LeftDecision[] => left.read(slug);

/** Notes a decision that is being sent while its page goes away. */
export function rememberLeft(slug: string, by: string, { request, decision }: HeldDecision): void {
  const { id, number, events } = request;
  const sequence = Math.max(0, ...events.map((event) => event.sequence));
  const others = leftDecisions(slug).filter((each) => each.id !== id);
  left.keep(slug, [...others, { id, number, kind: decision.kind, by, sequence }]);
}

/** Forgets one whose answer was heard. */
export function forgetLeft(slug: string, id: string): void {
  left.keep(
    slug,
    leftDecisions(slug).filter((each) => each.id !== id),
  );
}
