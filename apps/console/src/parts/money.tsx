import { useLocale, useTranslations } from 'use-intl';
import type { Amount } from '@remit/api/views';
import { moneyText } from './money-text.ts';

/** An amount, its figures lined up, never broken over two lines; null is one that a rule hides from the reader. */
export function Money({ amount }: { readonly amount: Amount | null }) {
  const t = useTranslations('request');
  const locale = useLocale();
  if (amount === null) return <span className="text-ink-3">{t('hidden')}</span>;
  return <span className="figures whitespace-nowrap">{moneyText(amount, locale)}</span>;
}
