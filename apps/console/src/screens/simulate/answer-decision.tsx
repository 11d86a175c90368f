import { Tabs } from '@base-ui/react/tabs';
import { Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { SimulatedDecision, SimulatedReached } from '@remit/api/simulate/simulate-views';
import type { PersonChip } from '@remit/api/views';
import type { SimulateQuestion } from '../../data/contract/access-calls.ts';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { AnswerSaid } from './answer-said.tsx';
import { DecisionWhy } from './decision-why.tsx';
import { Fixes } from './fixes.tsx';
import { LayerTrail } from './layer-trail.tsx';
import { OverTime } from './over-time.tsx';
import { MissingFacts } from './missing-facts.tsx';
import { ReachedRows } from './reached-rows.tsx';
import { SaveAsTest } from './save-as-test.tsx';
import { useSimulateSearch } from './use-simulate-search.ts';
import { WhoElse } from './who-else.tsx';

// A second answer beside the first is as large as the first, and what programs are told is for few: both are seldom asked for.
const Compare = lazyPart(async () => (await import('./compare.tsx')).Compare);
const AsData = lazyPart(async () => (await import('./as-data.tsx')).AsData);

interface AnswerDecisionProps {
  readonly question: SimulateQuestion;
  readonly decision: SimulatedDecision;
  readonly reached: SimulatedReached | null;
  readonly person: PersonChip | null;
  /** The moment that was answered of, in ms since 1970 UTC. */
  readonly at: number;
}

const TABS = ['why', 'who', 'fixes', 'compare', 'time', 'data'] as const;

/** Yes, no or it depends, in a sentence; behind it everything that its reader may know. */
export function AnswerDecision({ question, decision, reached, person, at }: AnswerDecisionProps) {
  const t = useTranslations('simulate');
  const me = useMe();
  const { address, change } = useSimulateSearch();
  const tabs = TABS.filter((each) => {
    if (each === 'who') return me.rooms.explain.allowed;
    if (each === 'time') return me.rooms.roles.allowed && person !== null;
    if (each === 'compare') return me.rooms.explain.allowed && person !== null;
    return each !== 'fixes' || decision.outcome === 'deny';
  });
  const tab = tabs.find((each) => each === address.tab) ?? 'why';
  return (
    <div className="flex flex-col gap-4">
      <AnswerSaid action={question.action ?? ''} decision={decision} person={person} />
      <LayerTrail decision={decision} />
      {person === null || reached === null ? null : (
        <ReachedRows
          reach={reached}
          action={question.action ?? ''}
          person={person}
          fields={decision.fields === null}
        />
      )}
      {decision.outcome === 'depends' ? <MissingFacts missing={decision.missing} /> : null}
      {decision.outcome === 'depends' || person === null ? null : (
        <p className="empty:hidden">
          <SaveAsTest question={question} outcome={decision.outcome} person={person} />
        </p>
      )}
      <Tabs.Root
        value={tab}
        onValueChange={(next: string) => change({ tab: next === 'why' ? undefined : next })}
      >
        <Tabs.List
          aria-label={t('tabs.label')}
          className="mb-4 flex gap-5 overflow-x-auto border-b border-line"
        >
          {tabs.map((each) => (
            <Tabs.Tab
              key={each}
              value={each}
              className="inline-flex h-9 shrink-0 items-center border-b-2 border-transparent px-1 text-ink-2 hover:text-ink aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink max-sm:h-11"
            >
              {t(`tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="why">
          <DecisionWhy decision={decision} />
        </Tabs.Panel>
        <Tabs.Panel value="who">
          <WhoElse question={question} />
        </Tabs.Panel>
        <Tabs.Panel value="fixes">
          <Fixes question={question} />
        </Tabs.Panel>
        <Tabs.Panel value="compare">
          {person === null ? null : (
            <Suspense fallback={<Skeleton lines={5} />}>
              <Compare question={question} decision={decision} person={person} />
            </Suspense>
          )}
        </Tabs.Panel>
        <Tabs.Panel value="time">
          <OverTime question={question} />
        </Tabs.Panel>
        <Tabs.Panel value="data">
          <Suspense fallback={<Skeleton lines={5} />}>
            <AsData question={question} decision={decision} at={at} />
          </Suspense>
        </Tabs.Panel>
      </Tabs.Root>
    </div>
  );
}
