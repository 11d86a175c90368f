import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { EyeOff } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { pageOptions } from '../../data/page-options.ts';
import { buttonLook } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Grid } from '../../parts/grid/grid.tsx';
import { Page } from '../../parts/page.tsx';
import { SearchBox } from '../../parts/fields/search-box.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { TitlePath } from '../../parts/title-path.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { useSetSearch } from '../../shell/use-set-search.ts';
import { recordColumns } from './record-columns.tsx';
import { sortOf, sortWord } from './record-sort.ts';

/** Records of one type: the rows and columns its reader may see, no more; and the names of the columns hidden from them. */
export function RecordsScreen() {
  const t = useTranslations('records');
  const calls = useCalls();
  const { tenant } = useMe();
  const { type } = useParams({ from: '/t/$tenant/records/$type' });
  const search = useSearch({ from: '/t/$tenant/records/$type' });
  const setSearch = useSetSearch();
  const sort = sortOf(search.sort);
  const asked = {
    type,
    limit: 100,
    ...(sort === null ? {} : { sort }),
    ...(search.q === undefined ? {} : { q: search.q }),
  };
  const query = useInfiniteQuery({
    ...pageOptions({
      key: calls.options.records.list.queryKey(asked),
      fetch: (cursor, signal) => calls.client.records.list.query({ ...asked, ...cursor }, { signal }),
    }),
    placeholderData: keepPreviousData,
  });
  if (query.isPending) return <Skeleton />;
  const [first] = query.data?.pages ?? [];
  if (query.data === undefined || first === undefined) {
    const way = (
      <Link to="/t/$tenant/records" params={{ tenant: tenant.slug }} className={buttonLook('plain')}>
        {t('title')}
      </Link>
    );
    return <ErrorState alone error={query.error} onRetry={() => void query.refetch()} way={way} />;
  }
  const rows = query.data.pages.flatMap((page) => page.rows);
  const names = new Map(query.data.pages.flatMap((page) => Object.entries(page.people)));
  const hidden = first.columns.filter(({ visibility }) => visibility === 'hidden');
  const shown = first.columns.filter(({ visibility }) => visibility !== 'hidden');
  const setSort = (field: string): void => {
    setSearch({ sort: sortWord(field, sort) });
  };
  return (
    <Page
      fill
      title={
        <TitlePath
          under={
            <Link to="/t/$tenant/records" params={{ tenant: tenant.slug }}>
              {t('title')}
            </Link>
          }
        >
          {first.label}
        </TitlePath>
      }
      lead={t('readable', { count: first.readable, version: first.policyVersion })}
      actions={
        <SearchBox
          label={t('search', { type: first.label })}
          value={search.q ?? ''}
          onSearch={(q) => setSearch({ q: q === '' ? undefined : q })}
        />
      }
    >
      <HiddenColumns type={type} hidden={hidden} />
      <div className="relative flex min-h-0 flex-1 flex-col">
        <ThinBar active={query.isFetching} label={t('loading')} />
        <Grid
          label={first.label}
          columns={recordColumns(shown, names, sort, setSort, t)}
          rows={rows}
          total={search.q === undefined ? Math.max(first.readable, rows.length) : rows.length}
          keyOf={({ id }) => id}
          onEnd={() => {
            if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
          }}
          empty={
            <EmptyState
              title={t('none')}
              reason={search.q === undefined ? t('noneReason') : t('noneFound', { q: search.q })}
            />
          }
        />
      </div>
    </Page>
  );
}

interface HiddenColumnsProps {
  readonly type: string;
  readonly hidden: readonly { readonly field: string; readonly label: string }[];
}

/** Which columns somebody does not see, and the way to why. */
function HiddenColumns({ type, hidden }: HiddenColumnsProps) {
  const t = useTranslations('records');
  const { tenant } = useMe();
  if (hidden.length === 0) return null;
  return (
    <p className="mb-3 flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-2">
      <EyeOff size={15} aria-hidden className="text-ink-3" />
      {t('hidden', { count: hidden.length })}
      {hidden.map(({ field, label }) => (
        <Chip key={field}>{label}</Chip>
      ))}
      <Link
        to="/t/$tenant/me"
        params={{ tenant: tenant.slug }}
        search={{ type }}
        className="text-accent hover:underline"
      >
        {t('whyHidden')}
      </Link>
    </p>
  );
}
