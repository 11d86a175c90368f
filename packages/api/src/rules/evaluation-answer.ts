import type { SimulateView } from '../simulate/simulate-views.ts';

/** An access evaluation response; its `context` says why. Moments are in UTC, as RFC 3339 writes them. */
export interface EvaluationAnswer {
  readonly decision: boolean;
  readonly context: {
    readonly reason_user?: { readonly en: string };
    readonly remit?: {
      readonly outcome: 'allow' | 'deny' | 'depends';
      readonly layer: string;
      readonly reasons: readonly string[];
      /** Facts that nobody gave, on which it depends. */
      readonly missing: readonly string[];
      /** Duties that come with it. */
      readonly obligations: readonly string[];
      readonly since: string | null;
      readonly until: string | null;
      readonly policyVersion: number;
      readonly directoryRevision: number;
    };
    readonly error?: { readonly status: number; readonly message: string };
  };
}

/**
 * The answer to one person, one action and one record, as an access evaluation gives it: what depends on more is no yes.
 * Source: OpenID AuthZEN Authorization API 1.0, "Access Evaluation API".
 */
export function evaluationAnswer({
  answer,
  policyVersion,
  directoryRevision,
}: SimulateView): EvaluationAnswer {
  if (answer.kind !== 'decision')
    throw new Error(`an evaluation was answered as a question of ${answer.kind}`);
  const { outcome, layer, sentences, missing, obligations, since, until } = answer;
  const [first] = sentences;
  return {
    decision: outcome === 'allow',
    context: {
      ...(first === undefined ? {} : { reason_user: { en: first } }),
      remit: {
        outcome,
        layer,
        reasons: sentences,
        missing: missing.map(({ name }) => name),
        obligations,
        since: momentWords(since),
        until: momentWords(until),
        policyVersion,
        directoryRevision,
      },
    },
  };
}

const momentWords = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
