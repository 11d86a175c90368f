import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { GroupRow } from '@remit/api/groups/groups-views';
import { useMe } from '../../shell/tenant-context.ts';

/** Groups and departments, each leading to its own page. */
export function GroupLinks({ rows }: { readonly rows: readonly GroupRow[] }) {
  const t = useTranslations('groups');
  const { tenant } = useMe();
  const depths = depthsOf(rows);
  return (
    <ul className="card divide-y divide-line overflow-hidden">
      {rows.map(({ kind, id, name, members, roles }) => (
        <li key={`${kind} ${id}`}>
          <Link
            to="/t/$tenant/groups/$group"
            params={{ tenant: tenant.slug, group: id }}
            className="flex min-h-12 items-center gap-3 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2"
          >
            <span
              className="min-w-0 flex-1"
              style={{ paddingInlineStart: `${(depths.get(id) ?? 0) * 1.25}rem` }}
            >
              <span className="block truncate font-medium">{name}</span>
              <span className="block text-xs text-ink-3">
                {t('size', { count: members })}, {t('gives', { count: roles })}
              </span>
            </span>
            <ChevronRight size={16} aria-hidden className="text-ink-3" />
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** In how many of the departments listed with it each one lies. */
function depthsOf(rows: readonly GroupRow[]): ReadonlyMap<string, number> {
  const departments = rows.filter(({ kind }) => kind === 'department');
  return new Map(
    departments.map(({ id }) => [id, departments.filter((around) => id.startsWith(`${around.id}/`)).length]),
  );
}
