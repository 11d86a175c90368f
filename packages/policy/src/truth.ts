import type { Truth } from './condition.ts';

/** Kleene's `and`: one false settles it; an unknown leaves it open. */
export function allOf(truths: readonly Truth[]): Truth {
  if (truths.includes('false')) return 'false';
  return truths.includes('unknown') ? 'unknown' : 'true';
}

/** Kleene's `or`: one true settles it; an unknown leaves it open. */
export function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes('true')) return 'true';
  return truths.includes('unknown') ? 'unknown' : 'false';
}

/** Kleene's `not`: the opposite of unknown is unknown. */
export const opposite = (truth: Truth): Truth =>
  truth === 'unknown' ? 'unknown' : truth === 'true' ? 'false' : 'true';

/** Of what can be known for certain. */
export const truthOf = (value: boolean): Truth => (value ? 'true' : 'false');
