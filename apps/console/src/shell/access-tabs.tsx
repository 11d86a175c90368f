import { Link, useSearch } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { LazyTimeChip } from './lazy-moment.tsx';
import { useMe } from './tenant-context.ts';

const look =
  'inline-flex h-9 items-center border-b-2 border-transparent px-1 text-ink-2 hover:text-ink aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink max-sm:h-11 max-sm:min-w-11 max-sm:justify-center';

/** On a phone the row is longer than the screen, and the page that one is on is to be seen in it. */
function showCurrent(row: HTMLElement | null): void {
  const current = row?.querySelector<HTMLElement>('[aria-current="page"]');
  if (row !== null && current)
    row.scrollLeft = current.offsetLeft - (row.clientWidth - current.offsetWidth) / 2;
}

/** In the order of the row. */
const pages = [
  { to: '/t/$tenant/access/roles', word: 'title', takesDraft: true },
  { to: '/t/$tenant/access/matrix', word: 'tabMatrix', takesDraft: true },
  { to: '/t/$tenant/access/folders', word: 'tabFolders', takesDraft: true },
  { to: '/t/$tenant/access/fields', word: 'tabFields', takesDraft: true },
  { to: '/t/$tenant/access/rules', word: 'tabRules', takesDraft: true },
  { to: '/t/$tenant/access/tests', word: 'tabTests', takesDraft: true },
  { to: '/t/$tenant/access/graph', word: 'tabGraph', takesDraft: false },
  { to: '/t/$tenant/changes', word: 'tabChanges', takesDraft: false },
  { to: '/t/$tenant/versions', word: 'tabVersions', takesDraft: false },
] as const;

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
      <nav
        ref={showCurrent}
        aria-label={t('tabs')}
        className="flex min-w-0 flex-1 gap-5 overflow-x-auto bg-surface max-sm:[mask-image:linear-gradient(to_right,black_calc(100%-2rem),transparent)] max-sm:pr-8"
      >
        {pages.map(({ to, word, takesDraft }) => (
          <Link
            key={to}
            to={to}
            params={params}
            search={takesDraft ? search : {}}
            activeOptions={activeOptions}
            className={look}
          >
            {t(word)}
          </Link>
        ))}
      </nav>
      {timed ? <LazyTimeChip /> : null}
    </div>
  );
}
