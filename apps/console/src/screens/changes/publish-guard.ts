import type { Drafted, ImpactChecksView, ImpactEffectView } from '@remit/api/changes/changes-impact-views';
import type { Guard } from '@remit/api/views';
import { brokenCheck } from './broken-check.ts';

/** What publishing a draft is asked by on its page. */
export interface PublishAsked {
  /** Whether its state, its second person and the reader's permission allow it. */
  readonly can: Guard;
  readonly checks: Drafted<ImpactChecksView> | undefined;
  readonly effect: Drafted<ImpactEffectView> | undefined;
  /** Whether either could not be had. */
  readonly failed: boolean;
  /** Whether both are of the draft as it is. */
  readonly current: boolean;
}

/**
 * Whether a draft can be published now; what would break says how, and what is not counted yet cannot be accepted.
 * @param words why not, while it is being counted and where it could not be
 */
export function publishGuard(
  { can, checks, effect, failed, current }: PublishAsked,
  words: { readonly counting: string; readonly uncounted: string },
): Guard {
  if (!can.allowed) return can;
  const broken = brokenCheck(checks);
  if (broken !== null) return { allowed: false, reason: broken, next: null };
  if (failed) return { allowed: false, reason: words.uncounted, next: null };
  const counted = current && checks?.kind === 'answer' && effect?.kind === 'answer';
  if (!counted || effect.answer.effectHash === null)
    return { allowed: false, reason: words.counting, next: null };
  return can;
}
