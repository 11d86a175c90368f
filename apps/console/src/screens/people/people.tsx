import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { PeoplePage } from '@remit/api/views';
import { Avatar } from '../../parts/avatar.tsx';
import { Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Grid, type GridColumn } from '../../parts/grid.tsx';
import { Page } from '../../parts/page.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';

type Person = PeoplePage['people'][number];

/** Everybody in the tenant that its reader may see; a row opens what that person can see. */
export function PeopleScreen() {
  const t = useTranslations('people');
  const calls = useCalls();
  const { tenant } = useMe();
  const { q } = useSearch({ from: '/t/$tenant/people' });
  const navigate = useNavigate();
  const query = useInfiniteQuery(
    calls.options.people.search.infiniteQueryOptions(
      { limit: 100, ...(q === undefined ? {} : { q }) },
      { getNextPageParam: (page) => page.next ?? undefined, placeholderData: keepPreviousData },
    ),
  );
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const people = query.data.pages.flatMap((page) => page.people);
  const total = query.data.pages[0]?.total ?? people.length;
  const columns: readonly GridColumn<Person>[] = [
    {
      key: 'name',
      title: t('name'),
      track: 'minmax(13rem, 1.4fr)',
      cell: (person) => (
        <>
          <Avatar name={person.name} />
          <span className="truncate font-medium">{person.name}</span>
        </>
      ),
    },
    { key: 'title', title: t('role'), track: 'minmax(9rem, 1.2fr)', cell: (person) => <span className="truncate text-ink-2">{person.title}</span> },
    {
      key: 'department',
      title: t('department'),
      track: 'minmax(9rem, 1fr)',
      wideOnly: true,
      cell: (person) => <span className="truncate text-ink-2">{person.departmentName ?? '–'}</span>,
    },
    { key: 'email', title: t('email'), track: 'minmax(14rem, 1.4fr)', wideOnly: true, cell: (person) => <span className="truncate text-ink-2">{person.email}</span> },
    {
      key: 'status',
      title: t('status'),
      track: '7rem',
      wideOnly: true,
      cell: (person) => <Chip tone={person.status === 'active' ? 'gain' : 'warn'}>{person.status}</Chip>,
    },
  ];
  return (
    <Page
      fill
      title={t('title')}
      lead={t('lead', { count: total })}
      actions={
        <SearchBox
          label={t('search')}
          value={q ?? ''}
          onSearch={(typed) =>
            void navigate({ to: '.', search: { q: typed === '' ? undefined : typed }, replace: true })
          }
        />
      }
    >
      <div className="relative flex min-h-0 flex-1 flex-col">
        <ThinBar active={query.isFetching} label={t('loading')} />
        <Grid
          label={t('title')}
          columns={columns}
          rows={people}
          total={total}
          keyOf={({ id }) => id}
          onOpen={({ id }) =>
            void navigate({ to: '/t/$tenant/people/$person', params: { tenant: tenant.slug, person: id } })
          }
          onEnd={() => {
            if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
          }}
          empty={<EmptyState title={t('none')} reason={q === undefined ? t('noneReason') : t('noneFound', { q })} />}
        />
      </div>
    </Page>
  );
}
