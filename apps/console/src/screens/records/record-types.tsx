import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { EmptyState } from '../../parts/states/empty-state.tsx';
import { Meter } from '../../parts/meter.tsx';
import { Page } from '../../parts/page.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';

/** Every type of record, and how many of all there are its reader can read. */
export function RecordTypesScreen() {
  const t = useTranslations('records');
  const calls = useCalls();
  const { tenant } = useMe();
  const { data } = useSuspenseQuery(calls.options.records.types.queryOptions());
  return (
    <Page title={t('title')} lead={t('lead')} column="narrow">
      {data.types.length === 0 ? <EmptyState title={t('noTypes')} reason={t('noTypesReason')} /> : null}
      <ul className="card divide-y divide-line overflow-hidden empty:hidden">
        {data.types.map((type) => (
          <li key={type.type}>
            <Link
              to="/t/$tenant/records/$type"
              params={{ tenant: tenant.slug, type: type.type }}
              className="flex min-h-12 items-center gap-4 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="min-w-0 flex-1">
                <span className="font-medium">{type.label}</span>{' '}
                <span className="text-xs text-ink-3">{type.moduleLabel}</span>
              </span>
              <span className="figures text-ink-2">
                {type.total === null
                  ? t('countAlone', { readable: type.readable })
                  : t('count', { readable: type.readable, total: type.total })}
              </span>
              <span className="w-24 max-sm:hidden">
                {type.total === null ? null : <Meter part={type.readable} whole={type.total} />}
              </span>
              <ChevronRight size={16} aria-hidden className="text-ink-3" />
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
