import { Clock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RequestView } from '@remit/api/requests/request-views';

/** Whose turn it is, for the person who asked. */
export function WaitingFor({ request }: { readonly request: RequestView }) {
  const t = useTranslations('request');
  const [first] = request.deciders;
  return (
    <p className="flex items-start gap-2.5 rounded-lg bg-sunken px-3 py-2.5">
      <Clock size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
      {first === undefined
        ? t('waitingForNobody')
        : t('waitingFor', { name: first.person.name, others: request.decidersTotal - 1 })}
    </p>
  );
}
