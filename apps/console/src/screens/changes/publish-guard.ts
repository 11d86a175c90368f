import type { Drafted, ImpactChecksView, ImpactEffectView } from '@remit/api/changes-impact-views';
import type { Guard } from '@remit/api/views';

/** What publishing a draft is asked by on its page. */
export interface PublishAsked {
  /** Whether its state, its second person and the reader's permission allow it. */
  readonly can: Guard;
  readonly checks: Drafted<ImpactChecksView> | undefined;
  readonly effect: Drafted<ImpactEffectView> | undefined;
  /** Whether both are of the draft as it is. */
  readonly current: boolean;
}

/** Whether a draft can be published now; what would break says how, and what is not counted yet cannot be accepted. */
export function publishGuard({ can, checks, effect, current }: PublishAsked, counting: string): Guard {
  if (!can.allowed) return can;
  if (checks?.kind === 'answer') {
    // What widens its publisher goes out once a second person approved it: `can` has said whether one did.
    const broken = checks.answer.checks.find(({ kind, passed }) => !passed && kind !== 'author');
    if (broken !== undefined) {
      const said = broken.sentence?.replaceAll('`', '') ?? broken.name;
      const which = broken.kind === 'test' || broken.kind === 'guard' ? `${broken.name}: ${said}` : said;
      return { allowed: false, reason: which, next: null };
    }
  }
  const counted = current && checks?.kind === 'answer' && effect?.kind === 'answer';
  if (!counted || effect.answer.effectHash === null) return { allowed: false, reason: counting, next: null };
  return can;
}
