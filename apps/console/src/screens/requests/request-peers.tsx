import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Repeat } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { ErrorState } from '../../parts/states/error-state.tsx';
import { Money } from '../../parts/money.tsx';
import { moneyText } from '../../parts/money-text.ts';
import { Section } from '../../parts/section.tsx';
import { When } from '../../parts/when.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { StatusChip } from './status-chip.tsx';

/** How requests like one were decided, for whoever decides it: to the same payee, or of the same department. */
export function RequestPeers({ request: { id, submitter } }: { readonly request: RequestView }) {
  const t = useTranslations('approvals.peers');
  const locale = useLocale();
  const calls = useCalls();
  const { tenant } = useMe();
  const peers = useQuery(calls.options.requests.peers.queryOptions({ id }));
  if (peers.data === undefined) {
    return peers.isError ? <ErrorState error={peers.error} onRetry={() => void peers.refetch()} /> : null;
  }
  const { mutual, by, total, rejected, usual, items } = peers.data;
  return (
    <Section level={3} title={t('title')} className="flex flex-col gap-1.5">
      <p>{by === null ? t('none') : t(by, { total, rejected })}</p>
      {mutual === 0 || submitter === null ? null : (
        <p className="flex items-start gap-2.5 rounded-lg bg-warn-tint px-3 py-2.5">
          <Repeat size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
          <span>{t('mutual', { name: submitter.name, count: mutual })}</span>
        </p>
      )}
      {usual === null ? null : (
        <p>
          {t('usual', {
            approved: usual.approved,
            asMuch: usual.asMuch,
            currency: usual.median.currency,
            median: moneyText(usual.median, locale),
          })}
        </p>
      )}
      <ul className="sm:grid sm:grid-cols-[minmax(0,1fr)_auto_auto_auto]">
        {items.map(({ id: peer, number, purpose, amount, status, decidedAt }) => (
          <li key={peer} className="border-b border-line sm:col-span-full sm:grid sm:grid-cols-subgrid">
            <Link
              to="/t/$tenant/inbox/$request"
              params={{ tenant: tenant.slug, request: peer }}
              className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 py-1.5 hover:bg-hover sm:col-span-full sm:grid sm:min-h-0 sm:grid-cols-subgrid"
            >
              <span className="min-w-0 flex-1 basis-40 truncate">{purpose ?? number}</span>
              <span className="text-right">
                <Money amount={amount} />
              </span>
              <span>
                <StatusChip status={status} />
              </span>
              <span className="text-right text-ink-3">
                {decidedAt === null ? null : <When at={decidedAt} />}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
