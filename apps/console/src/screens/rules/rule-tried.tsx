import { useSuspenseQuery } from '@tanstack/react-query';
import { type ComponentProps, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import type { ResourceType } from '@remit/policy/document';
import type { SaidItem } from '@remit/policy/words/item-sentence';
import { lazyPart } from '../../parts/lazy-part.tsx';
import { Section } from '../../parts/section.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import type { BenchPane as Bench } from './bench-pane.tsx';
import type { RuleName } from './rule-address.ts';
import { isReportOnly, ruleItem } from './rule-items.ts';
import { RulePane } from './rule-pane.tsx';

// Records come when the rule stands that they are held against.
const BenchPane = lazyPart(async () => (await import('./bench-pane.tsx')).BenchPane);
// Only of a rule that does not count yet.
const ReportedCalls = lazyPart(async () => (await import('./reported-calls.tsx')).ReportedCalls);

interface RuleTriedProps extends Pick<ComponentProps<typeof Bench>, 'slots' | 'words' | 'onChoose'> {
  readonly name: RuleName;
  readonly item: SaidItem;
  /** The types that it is about, those that the draft makes included. */
  readonly types: readonly ResourceType[];
}

/** What comes of a rule: whom it would have refused while it only reports, and which real records it finds. */
export function RuleTried({ name, item, types, ...bench }: RuleTriedProps) {
  const t = useTranslations('rules');
  const calls = useCalls();
  const { data: published } = useSuspenseQuery(calls.options.policy.current.queryOptions());
  const inForce = ruleItem(published.document, name);
  const watched = inForce !== null && isReportOnly(inForce);
  // Records are there of what is in force.
  const held = types.filter((type) => published.document.resources.some((each) => each.name === type.name));
  return (
    <>
      {(name.kind === 'rule' || name.kind === 'exclusion') && (isReportOnly(item) || watched) ? (
        <Section level={2} title={t('reported.title')}>
          <Suspense>
            <ReportedCalls kind={name.kind} name={name.key} watched={watched} />
          </Suspense>
        </Section>
      ) : null}
      {item.kind === 'exclusion' ? null : (
        <RulePane title={t('bench')}>
          <Suspense fallback={<Skeleton lines={5} />}>
            <BenchPane
              types={held}
              action={item.kind === 'rule' ? (item.entry.actions[0] ?? 'read') : 'read'}
              {...bench}
            />
          </Suspense>
        </RulePane>
      )}
    </>
  );
}
