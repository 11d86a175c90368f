import type { ReactNode } from 'react';
import type { RequestSummary } from '@remit/api/requests/request-views';
import { classes } from '../../parts/classes.ts';
import { Money } from '../../parts/money.tsx';
import { When } from '../../parts/when.tsx';

interface RequestRowProps {
  readonly request: RequestSummary;
  readonly chosen: boolean;
  /** Whose it is, where that is not said by the list. */
  readonly name: string | null;
  readonly note: ReactNode;
}

/** One request in a list: what, how much, whose, since when, and what matters about it here. */
export function RequestRow({ request, chosen, name, note }: RequestRowProps) {
  return (
    <span
      className={classes(
        'flex flex-col gap-0.5 border-l-2 px-4 py-2.5',
        chosen
          ? 'border-transparent bg-surface lg:border-accent lg:bg-accent-tint'
          : 'border-transparent bg-surface hover:bg-hover',
      )}
    >
      <span className="flex items-baseline gap-3">
        <span className="min-w-0 flex-1 truncate font-medium">
          {request.purpose ?? `${request.typeLabel} ${request.number}`}
        </span>
        {request.amount === null && request.type !== 'fin.PaymentRequest' ? null : (
          <Money amount={request.amount} />
        )}
      </span>
      <span className="flex items-center gap-2 text-xs text-ink-2">
        <span className="min-w-0 flex-1 truncate">
          {request.type === 'fin.PaymentRequest' ? '' : `${request.typeLabel} · `}
          {name === null ? '' : `${name} · `}
          {request.departmentName}
        </span>
        <When at={request.submittedAt} />
      </span>
      <span className="mt-1 flex min-h-5 min-w-0 items-center text-xs">{note}</span>
    </span>
  );
}
