import { Link, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { graphTab } from '../words/graph-tab.ts';
import { LazyTimeChip } from './lazy-time-chip.tsx';
import { useMe } from './tenant-context.ts';

const look =
  'inline-flex h-9 items-center border-b-2 border-transparent px-1 text-ink-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink max-sm:h-11';

/** On a phone the row is longer than the screen, and the page that one is on is to be seen in it. */
function showCurrent(row: HTMLElement | null): void {
  const current = row?.querySelector<HTMLElement>('[aria-current="page"]');
  if (row !== null && current)
    row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
}

interface AccessTabsProps {
  /** Whether the page can show another moment than now. */
  readonly timed?: boolean;
}

/** The pages about the policy, one beside the other, and which moment they show. */
export function AccessTabs({ timed = true }: AccessTabsProps) {
  const t = useTranslations('roles');
  const { tenant } = useMe();
  const params = { tenant: tenant.slug };
  const { draft } = useSearch({ strict: false });
  // A draft goes along from page to page.
  const search = draft === undefined ? {} : { draft };
  const activeOptions = { includeSearch: false };
  return (
    <div className="mb-5 flex items-center gap-4 border-b border-line bg-surface">
      <nav ref={showCurrent} aria-label={t('tabs')} className="flex min-w-0 flex-1 gap-5 overflow-x-auto">
        <Link
          to="/t/$tenant/access/roles"
          params={params}
          search={search}
          activeOptions={activeOptions}
          className={look}
        >
          {t('title')}
        </Link>
        <Link
          to="/t/$tenant/access/matrix"
          params={params}
          search={search}
          activeOptions={activeOptions}
          className={look}
        >
          {t('tabMatrix')}
        </Link>
        <Link
          to="/t/$tenant/access/folders"
          params={params}
          search={search}
          activeOptions={activeOptions}
          className={look}
        >
          {t('tabFolders')}
        </Link>
        <Link
          to="/t/$tenant/access/fields"
          params={params}
          search={search}
          activeOptions={activeOptions}
          className={look}
        >
          {t('tabFields')}
        </Link>
        <Link
          to="/t/$tenant/access/rules"
          params={params}
          search={search}
          activeOptions={activeOptions}
          className={look}
        >
          {t('tabRules')}
        </Link>
        <Link
          to="/t/$tenant/access/tests"
          params={params}
          search={search}
          activeOptions={activeOptions}
          className={look}
        >
          {t('tabTests')}
        </Link>
        <Link to="/t/$tenant/access/graph" params={params} activeOptions={activeOptions} className={look}>
          {graphTab.tab}
        </Link>
        <Link to="/t/$tenant/changes" params={params} activeOptions={activeOptions} className={look}>
          {t('tabChanges')}
        </Link>
        <Link to="/t/$tenant/versions" params={params} activeOptions={activeOptions} className={look}>
          {t('tabVersions')}
        </Link>
      </nav>
      {timed ? <LazyTimeChip /> : null}
    </div>
  );
}
