import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { PathChip } from '../../parts/chip.tsx';
import { DeciderList } from '../../parts/decider-list.tsx';
import { ErrorState } from '../../parts/error-state.tsx';
import { Money } from '../../parts/money.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ThinBar } from '../../parts/thin-bar.tsx';
import { When } from '../../parts/when.tsx';
import { useCalls, useMe } from '../../shell/tenant-context.ts';
import { RequestActions } from './request-actions.tsx';
import { RequestHistory } from './request-history.tsx';
import { StatusChip } from './status-chip.tsx';
import { WaitingFor } from './waiting-for.tsx';
import { WhySummary } from './why-summary.tsx';

interface RequestDetailProps {
  readonly id: string;
  readonly back: '/t/$tenant/inbox' | '/t/$tenant/requests';
  readonly onDecided?: () => void;
  readonly keys?: boolean;
}

/** One request: what it asks, whether its reader may decide it and why, who else may, and what happened to it. */
export function RequestDetail({ id, back, onDecided, keys = false }: RequestDetailProps) {
  const t = useTranslations('request');
  const calls = useCalls();
  const { tenant, person } = useMe();
  const query = useQuery(calls.options.requests.get.queryOptions({ id }));
  if (query.isPending) return <Skeleton />;
  if (query.data === undefined)
    return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  const request = query.data;
  // Seen by the person who asked, in the list of what they asked for.
  const asked = back === '/t/$tenant/requests' && request.submitter?.id === person.id;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('payee'), request.payee],
    [t('department'), request.departmentName],
    [t('costType'), request.costType],
    [t('project'), request.project],
  ];
  return (
    <article className="mx-auto flex max-w-3xl flex-col gap-6 px-4 py-5 sm:px-8">
      <ThinBar active={query.isFetching} label={t('refreshing')} />
      <Link
        to={back}
        params={{ tenant: tenant.slug }}
        className="-ml-1 flex min-h-11 items-center gap-1 self-start text-ink-2 sm:hidden"
      >
        <ChevronLeft size={16} aria-hidden />
        {t('back')}
      </Link>
      <header className="flex flex-col gap-2">
        <p className="flex items-center gap-2 text-xs text-ink-3">
          <span className="figures">{request.number}</span>
          <StatusChip status={request.status} />
        </p>
        <h2 className="text-xl font-semibold tracking-tight">{request.purpose ?? request.number}</h2>
        <p className="text-2xl font-semibold tracking-tight">
          <Money amount={request.amount} />
        </p>
        <p className="text-ink-2">
          {request.submitter === null
            ? t('byNobody')
            : t('by', { name: request.submitter.name, title: request.submitter.title })}{' '}
          <When at={request.submittedAt} exact />
        </p>
      </header>
      <RequestActions
        request={request}
        keys={keys}
        asked={asked}
        {...(onDecided === undefined ? {} : { onDecided })}
      />
      {request.status !== 'waiting' ? null : asked ? (
        <WaitingFor request={request} />
      ) : (
        <WhySummary request={request} />
      )}
      <dl className="grid grid-cols-[8rem_1fr] gap-x-4 gap-y-2 border-y border-line py-4">
        {facts.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className="contents">
              <dt className="text-ink-3">{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
        <dt className="text-ink-3">{t('folder')}</dt>
        <dd>
          <PathChip path={request.folder} />
        </dd>
      </dl>
      <div className="grid gap-6 sm:grid-cols-2">
        {request.status === 'waiting' ? (
          <DeciderList deciders={request.deciders} total={request.decidersTotal} />
        ) : null}
        <RequestHistory events={request.events} />
      </div>
    </article>
  );
}
