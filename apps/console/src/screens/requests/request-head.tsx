import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';
import { Money } from '../../parts/money.tsx';
import { When } from '../../parts/when.tsx';
import { StatusChip } from './status-chip.tsx';
import { WatchButton } from './watch-button.tsx';

/** What a request is called and how it stands, how much it asks for, and who asked when. */
export function RequestHead({ request }: { readonly request: RequestView }) {
  const t = useTranslations('request');
  const words = useTranslations('approvals');
  return (
    <header className="flex flex-col gap-2">
      <div className="flex items-center gap-2 text-xs text-ink-3">
        <span className="figures">{request.number}</span>
        {request.type === 'fin.PaymentRequest' ? null : <span>{request.typeLabel}</span>}
        <StatusChip status={request.status} />
        <WatchButton request={request} />
      </div>
      <h2 className="text-xl font-semibold tracking-tight">{request.purpose ?? request.number}</h2>
      {request.amount === null && request.type !== 'fin.PaymentRequest' ? null : (
        <p className="text-2xl font-semibold tracking-tight">
          <Money amount={request.amount} />
        </p>
      )}
      {request.worth === null ? null : (
        <p className="text-ink-2">
          <Money amount={request.worth.amount} /> {words('pinned', { rate: request.worth.rate })}
        </p>
      )}
      <p className="text-ink-2">
        {request.submitter === null
          ? t('byNobody')
          : t('by', { name: request.submitter.name, title: request.submitter.title })}{' '}
        <When at={request.submittedAt} exact />
        {request.sentBy === null ? null : ` · ${words('sentBy', { name: request.sentBy.name })}`}
      </p>
    </header>
  );
}
