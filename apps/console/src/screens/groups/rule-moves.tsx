import { useTranslations } from 'use-intl';
import type { GroupRuleEffectView } from '@remit/api/groups/groups-views';
import { MovedPeople } from './moved-people.tsx';

interface RuleMovesProps {
  readonly effect: NonNullable<GroupRuleEffectView['effect']>;
  /** It is of the rule as it was before the last change of it; the next one is being worked out. */
  readonly busy: boolean;
}

/** Whom a rule moves: who comes in, who goes out, and of how many it cannot tell. */
export function RuleMoves({ effect, busy }: RuleMovesProps) {
  const t = useTranslations('groups');
  return (
    <div
      role="status"
      aria-label={t('ruleMoves')}
      aria-busy={busy}
      className="flex flex-col gap-2 aria-busy:text-ink-3"
    >
      <MovedPeople label={t('comeIn', { count: effect.joins.count })} moved={effect.joins} />
      <MovedPeople label={t('goOut', { count: effect.leaves.count })} moved={effect.leaves} />
      {effect.unsettled === 0 ? null : (
        <p className="text-xs text-ink-3">{t('unsettled', { count: effect.unsettled })}</p>
      )}
    </div>
  );
}
