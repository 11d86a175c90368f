import type { RequestView } from '@remit/api/requests/request-views';
import type { Amount, ErrorView } from '@remit/api/views';

/** How long a decision can be taken back before it is sent, in ms. */
export const HOLD = 10_000;

export type Decision =
  | { readonly kind: 'approve'; readonly comment: string | null }
  | { readonly kind: 'reject'; readonly comment: string }
  /** Approved for a smaller amount. */
  | { readonly kind: 'reduce'; readonly amount: Amount; readonly comment: string };

/** A decision on its way, and what it was taken on: the request as its decider saw it. */
export interface HeldDecision {
  readonly request: RequestView;
  readonly decision: Decision;
  /** When it is sent, ms since 1970 UTC. */
  readonly sendsAt: number;
  readonly standing:
    | { readonly kind: 'held' | 'sending' }
    | { readonly kind: 'done'; readonly reply: RequestView }
    | { readonly kind: 'refused'; readonly problem: ErrorView };
}

/** What a decision is sent as: it names the revision that its decider saw, so that one which changed meanwhile is refused. */
export function decisionInput({ request, decision }: Pick<HeldDecision, 'request' | 'decision'>) {
  const { id, revision } = request;
  switch (decision.kind) {
    case 'approve':
      return {
        path: 'requests.approve',
        input: { id, revision, ...(decision.comment === null ? {} : { comment: decision.comment }) },
      } as const;
    case 'reject':
      return { path: 'requests.reject', input: { id, revision, comment: decision.comment } } as const;
    case 'reduce':
      return {
        path: 'requests.reduce',
        input: { id, revision, amount: decision.amount, comment: decision.comment },
      } as const;
    default:
      return decision satisfies never;
  }
}
