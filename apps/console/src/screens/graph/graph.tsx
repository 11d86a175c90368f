import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Page } from '../../parts/page.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { AccessTabs } from '../../shell/access-tabs.tsx';
import { idWord } from '../../shell/id-word.ts';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { administration } from '../../words/administration.ts';
import { graph as words } from '../../words/graph.ts';
import { MoreWords } from '../../words/words.tsx';
import { GraphAround } from './graph-around.tsx';
import { GraphBar } from './graph-bar.tsx';
import { graphFocus } from './graph-focus.ts';
import { joinGraphs } from './join-graphs.ts';

/** How access comes about: one thing in the middle, what leads to it on its left, what it leads to on its right. */
export function GraphScreen() {
  return (
    <MoreWords words={{ graph: words, ...administration }}>
      <Graph />
    </MoreWords>
  );
}

function Graph() {
  const t = useTranslations('graph');
  const p = useTranslations('parts');
  const calls = useCalls();
  const me = useMe();
  const search = useSearch({ from: '/t/$tenant/access/graph' });
  // Where nothing is named, one begins with oneself.
  const focus = graphFocus(search.as ?? `person:${me.person.id}`);
  // Two people differ in what they may do, which is further off than two hops.
  const besideId = idWord(search.with);
  const compares = focus?.kind === 'person' && besideId !== null && besideId !== focus.id;
  const hops = search.show === '6' ? 6 : search.show === '4' || compares ? 4 : 2;
  const query = useQuery({
    ...calls.options.graph.around.queryOptions({
      focus: focus ?? { kind: 'person', id: me.person.id },
      hops,
    }),
    enabled: focus !== null,
    placeholderData: keepPreviousData,
  });
  const besides = useQuery({
    ...calls.options.graph.around.queryOptions({
      focus: { kind: 'person', id: besideId ?? me.person.id },
      hops,
    }),
    enabled: compares,
  });
  const joined =
    compares && query.data !== undefined && besides.data !== undefined
      ? joinGraphs(query.data, besides.data)
      : null;
  const view = joined?.view ?? query.data;
  const other = `person:${besideId ?? ''}`;
  const failed = [query, ...(compares ? [besides] : [])].find(({ error }) => error !== null);
  return (
    <Page
      title={t('title')}
      lead={t('lead', { version: String(view?.policyVersion ?? me.tenant.policyVersion) })}
    >
      <AccessTabs />
      {focus === null ? (
        <EmptyState title={t('unknown')} reason={t('unknownReason')} />
      ) : failed !== undefined ? (
        <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
      ) : view === undefined ? (
        <Skeleton />
      ) : (
        <div className="relative flex flex-col gap-4">
          <ThinBar active={query.isFetching || besides.isFetching} label={p('loading')} />
          <GraphBar view={view} other={joined?.view.nodes.find(({ key }) => key === other) ?? null} />
          <GraphAround
            view={view}
            compared={joined === null ? null : { with: other, sideOf: joined.sideOf }}
          />
        </div>
      )}
    </Page>
  );
}
