import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { DraftBar } from '../../draft/draft-bar.tsx';
import type { Draft } from '../../draft/draft.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Page } from '../../parts/page.tsx';
import { SearchBox } from '../../parts/fields/search-box.tsx';
import { Skeleton } from '../../parts/states/skeleton.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { AccessTabs } from '../../shell/access-tabs.tsx';
import { useSearchInPlace } from '../../shell/use-search-in-place.ts';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { manage } from '../../words/administration.ts';
import { folders as words } from '../../words/folders.ts';
import { MoreWords } from '../../words/words.tsx';
import { FolderBoard } from './folder-board.tsx';

/** Folders: who holds which role from where on, and where a role means something else. */
export function FoldersScreen() {
  const { rooms } = useMe();
  return (
    <MoreWords words={{ folders: words, manage }}>
      {rooms.roles.allowed ? <WithDraft /> : <Folders draft={null} />}
    </MoreWords>
  );
}

function WithDraft() {
  const draft = useDraft();
  return (
    <div className="flex h-full flex-col">
      <div className="min-h-0 flex-1">
        <Folders draft={draft} />
      </div>
      <DraftBar draft={draft} />
    </div>
  );
}

function Folders({ draft }: { readonly draft: Draft | null }) {
  const t = useTranslations('folders');
  const calls = useCalls();
  const { rooms } = useMe();
  const search = useSearch({ from: '/t/$tenant/access/folders' });
  const query = useQuery(calls.options.folders.list.queryOptions());
  const go: (change: Readonly<Partial<Record<'q' | 'in' | 'role' | 'all', string | undefined>>>) => void =
    useSearchInPlace();
  return (
    <Page
      fill
      title={t('title')}
      lead={t('lead')}
      actions={
        <SearchBox
          label={t('search')}
          value={search.q ?? ''}
          onSearch={(q) => go({ q: q === '' ? undefined : q })}
        />
      }
    >
      {rooms.roles.allowed ? <AccessTabs /> : null}
      <ThinBar active={query.isFetching && query.data !== undefined} label={t('loading')} />
      {query.error !== null && query.data === undefined ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : null}
      {query.data === undefined ? (
        query.error === null ? (
          <Skeleton />
        ) : null
      ) : (
        <FolderBoard
          view={query.data}
          draft={draft}
          q={search.q ?? ''}
          folder={search.in ?? null}
          role={search.role ?? null}
          all={search.all === 'all'}
          onGo={go}
        />
      )}
    </Page>
  );
}
