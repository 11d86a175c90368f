import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { pageOptions } from '../../data/page-options.ts';
import { buttonLook } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Grid } from '../../parts/grid/grid.tsx';
import { Page } from '../../parts/page.tsx';
import { SearchBox } from '../../parts/fields/search-box.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { LazyTimeChip } from '../../shell/lazy-moment.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { peopleColumns } from './people-columns.tsx';

/** Everybody in the tenant that its reader may see; a row opens what that person can see. */
export function PeopleScreen() {
  const t = useTranslations('people');
  const calls = useCalls();
  const { tenant, rooms } = useMe();
  const { q } = useSearch({ from: '/t/$tenant/people' });
  const navigate = useNavigate();
  const setSearch = useSetSearch();
  const asked = { limit: 100, ...(q === undefined ? {} : { q }) };
  const query = useInfiniteQuery({
    ...pageOptions({
      key: calls.options.people.search.queryKey(asked),
      fetch: (cursor, signal) => calls.client.people.search.query({ ...asked, ...cursor }, { signal }),
    }),
    placeholderData: keepPreviousData,
  });
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined)
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} />;
  const people = query.data.pages.flatMap((page) => page.people);
  const total = query.data.pages[0]?.total ?? people.length;
  return (
    <Page
      fill
      title={t('title')}
      lead={total === 0 ? undefined : t('lead', { count: total })}
      actions={
        <>
          <SearchBox
            label={t('search')}
            value={q ?? ''}
            onSearch={(typed) => setSearch({ q: typed === '' ? undefined : typed })}
          />
          {rooms.roles.allowed ? <LazyTimeChip /> : null}
          <Link to="/t/$tenant/groups" params={{ tenant: tenant.slug }} className={buttonLook()}>
            {t('groups')}
          </Link>
          <Link to="/t/$tenant/people/guests" params={{ tenant: tenant.slug }} className={buttonLook()}>
            {t('guests')}
          </Link>
          <Link to="/t/$tenant/reviews" params={{ tenant: tenant.slug }} className={buttonLook()}>
            {t('reviews')}
          </Link>
        </>
      }
    >
      <div className="relative flex min-h-0 flex-1 flex-col">
        <ThinBar active={query.isFetching} label={t('loading')} />
        <Grid
          label={t('title')}
          columns={peopleColumns(t)}
          rows={people}
          total={total}
          keyOf={({ id }) => id}
          onOpen={({ id }) =>
            void navigate({ to: '/t/$tenant/people/$person', params: { tenant: tenant.slug, person: id } })
          }
          onEnd={() => {
            if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
          }}
          empty={
            <EmptyState
              title={t('none')}
              reason={q === undefined ? t('noneReason') : t('noneFound', { q })}
            />
          }
        />
      </div>
    </Page>
  );
}
