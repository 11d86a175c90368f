import { useNavigate } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { moneyText } from '../parts/money-text.ts';
import { parseAmount } from '../parts/fields/parse-amount.ts';
import { plainRequest } from '../parts/plain-request.ts';
import { useMe } from './tenant-context.ts';
import type { Command } from './use-commands.ts';

/** The way from a line that says an amount of money to the form, filled in with it; null for any other line. */
export function usePlainRequest(line: string): Command | null {
  const t = useTranslations('palette.plainRequest');
  const { rooms, tenant } = useMe();
  const navigate = useNavigate();
  const { language } = navigator;
  const said = plainRequest(line, language, tenant.baseCurrency);
  if (said === null) return null;
  const { currency, payee, purpose } = said;
  const amount = parseAmount(said.amount, currency, language);
  if (amount.kind !== 'amount') return null;
  const detail = [...(payee === null ? [] : [t('to', { payee })]), ...(purpose === '' ? [] : [purpose])];
  return {
    id: 'plainRequest',
    label: t('ask', { amount: moneyText({ minor: amount.minor, currency }, language) }),
    detail: detail.length === 0 ? null : detail.join(' · '),
    keys: null,
    guard: rooms.submit,
    run: () =>
      void navigate({
        to: '/t/$tenant/requests/new',
        params: { tenant: tenant.slug },
        search: { asked: line },
      }),
  };
}
