import { TextCursorInput } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RequestFormView } from '@remit/api/requests/request-views';
import type { PlainRequest } from '../../../parts/plain-request.ts';
import type { RequestEntries } from './request-entries.ts';

/** What a line says goes into its fields; the others are left to whoever asks. */
export function entriesSaid(empty: RequestEntries, said: PlainRequest): RequestEntries {
  const { amount, currency, payee, purpose } = said;
  return { ...empty, amount, currency, purpose, payee: payee ?? '' };
}

interface UnderstoodProps {
  /** As it was typed. */
  readonly line: string;
  readonly said: PlainRequest;
  /** Of the form: what it has no field for, it does not take. */
  readonly fields: RequestFormView['fields'];
}

/** Over a form that a line filled in: what was taken from it, so that its writer looks at that, and what was not. */
export function Understood({ line, said, fields }: UnderstoodProps) {
  const t = useTranslations('newRequest.understood');
  const named = (['amount', 'payee', 'purpose'] as const).filter(
    (place) => said[place] !== null && said[place] !== '' && fields.some((each) => each.place === place),
  );
  return (
    <p className="flex items-start gap-2.5 rounded-lg bg-accent-tint px-4 py-3">
      <TextCursorInput size={16} aria-hidden className="mt-0.5 shrink-0 text-accent" />
      <span>
        <span className="block font-medium">{t('from', { line })}</span>
        <span className="block text-ink-2">
          {t('taken', { fields: named.map((place) => t(place)).join(', ') })}
        </span>
      </span>
    </p>
  );
}
