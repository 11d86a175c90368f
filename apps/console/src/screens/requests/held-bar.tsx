import { useTranslations } from 'use-intl';
import type { HeldDecision } from '../../data/held-decision.ts';
import type { LeftDecision } from '../../data/left-decisions.ts';
import { approvals } from '../../words/approvals.ts';
import { MoreWords } from '../../words/words.tsx';
import { HeldLine } from './held-line.tsx';
import { LeftLine } from './left-line.tsx';

interface HeldBarProps {
  readonly held: readonly HeldDecision[];
  readonly left: readonly LeftDecision[];
}

/** Decisions that are not sent yet, each with its time; and those that came to nothing, until that was read. */
export function HeldBar(props: HeldBarProps) {
  return (
    <MoreWords words={{ approvals }}>
      <Lines {...props} />
    </MoreWords>
  );
}

function Lines({ held, left }: HeldBarProps) {
  const t = useTranslations('approvals');
  return (
    <section
      aria-label={t('held.title')}
      className="shrink-0 border-t border-line bg-raised shadow-raised empty:hidden"
    >
      {held.map((each) => (
        <HeldLine key={each.request.id} held={each} />
      ))}
      {left.map((each) => (
        <LeftLine key={each.id} left={each} />
      ))}
    </section>
  );
}
