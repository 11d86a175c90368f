import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { RequestSummary } from '@remit/api/requests/request-views';
import { Money } from '../../parts/money.tsx';
import { When } from '../../parts/when.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { StatusChip } from '../requests/status-chip.tsx';

/** The latest requests of this person; nothing when there never was one. */
export function RecentRequests({ requests }: { readonly requests: readonly RequestSummary[] }) {
  const t = useTranslations('home');
  const { tenant } = useMe();
  if (requests.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold">{t('recent')}</h2>
      <ul className="card divide-y divide-line overflow-hidden">
        {requests.map((request) => (
          <li key={request.id}>
            <Link
              to="/t/$tenant/requests/$request"
              params={{ tenant: tenant.slug, request: request.id }}
              className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="min-w-0 flex-1 max-md:basis-full md:truncate">
                {request.purpose ?? request.number}
              </span>
              <Money amount={request.amount} />
              <span className="shrink-0 max-md:ml-auto md:w-32">
                <StatusChip status={request.status} />
              </span>
              <span className="w-24 text-right text-ink-3 max-md:hidden">
                <When at={request.submittedAt} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
