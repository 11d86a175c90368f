import { useTranslations } from 'use-intl';
import type { HeldDecision } from '../../../data/held-decision.ts';
import type { LeftDecision } from '../../../data/left-decisions.ts';
import { approvals } from '../../../words/approvals.ts';
import { MoreWords } from '../../../words/words.tsx';
import { HeldGroup } from './held-group.tsx';
import { HeldLine } from './held-line.tsx';
import { LeftLine } from './left-line.tsx';
import { isOnItsWay } from './use-held.ts';

/** More than so many at once are one line: the page under them stays in sight. */
const MOST_LINES = 2;

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
  const together = held.filter(isOnItsWay);
  return (
    <section
      aria-label={t('held.title')}
      className="shrink-0 border-t border-line bg-raised shadow-raised empty:hidden"
    >
      {together.length > MOST_LINES ? <HeldGroup held={together} /> : null}
      {held.map((each) =>
        together.length > MOST_LINES && isOnItsWay(each) ? null : (
          <HeldLine key={each.request.id} held={each} />
        ),
      )}
      {left.map((each) => (
        <LeftLine key={each.id} left={each} />
      ))}
    </section>
  );
}
