import { useLocale, useTranslations } from 'use-intl';
import type { RequestPreviewView } from '@remit/api/requests/request-views';
import type { Amount } from '@remit/api/views';
import { Button } from '../../../parts/button.tsx';
import { moneyText } from '../../../parts/money-text.ts';
import { Section } from '../../../parts/section.tsx';

interface SmallerAmountProps {
  readonly preview: RequestPreviewView;
  readonly onTake: (amount: Amount) => void;
}

/** The largest amount that fewer have to decide, taken with one click. */
export function SmallerAmount({ preview: { smaller, steps }, onTake }: SmallerAmountProps) {
  const t = useTranslations('approvals');
  const locale = useLocale();
  if (smaller === null) return null;
  const amount = moneyText(smaller.amount, locale);
  return (
    <Section level={3} title={t('smaller')} className="flex flex-col gap-2 border-t border-line pt-4">
      <p className="text-ink-2">{t('smallerDetail', { amount, steps: smaller.steps, now: steps.length })}</p>
      <Button className="self-start" onClick={() => onTake(smaller.amount)}>
        {t('takeSmaller', { amount })}
      </Button>
    </Section>
  );
}
