/** How far a session is from its end: not near enough to say so, in the last two minutes, or at it. */
export type SessionPhase = 'lasting' | 'ending' | 'over';

/** How long before its end that is said, in ms. */
const warned = 2 * 60 * 1000;

/** @param left how long the session is good yet, in ms */
export function sessionPhase(left: number): SessionPhase {
  if (left > warned) return 'lasting';
  return left > 0 ? 'ending' : 'over';
}

/** How long it stays in its phase, in ms; null for good. */
export function untilNextPhase(left: number): number | null {
  const phase = sessionPhase(left);
  switch (phase) {
    case 'lasting':
      return left - warned;
    case 'ending':
      return left;
    case 'over':
      return null;
    default:
      return phase satisfies never;
  }
}
