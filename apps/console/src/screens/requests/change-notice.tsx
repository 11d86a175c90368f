import { CircleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '../../parts/button.tsx';
import { moneyText } from '../../parts/money-text.ts';
import type { ChangedFact, FactName } from './changed-facts.ts';

interface ChangeNoticeProps {
  readonly facts: readonly ChangedFact[];
  readonly onSeen: () => void;
}

/** Stands where the decisions do until its reader has seen what a request says otherwise than when they opened it. */
export function ChangeNotice({ facts, onSeen }: ChangeNoticeProps) {
  const t = useTranslations('approvals');
  const names = useTranslations('request');
  const locale = useLocale();
  const nameOf = (name: FactName): string =>
    name === 'purpose' || name === 'amount' ? t(name) : names(name);
  const text = (value: ChangedFact['before']): string =>
    value === null ? t('nothing') : typeof value === 'string' ? value : moneyText(value, locale);
  return (
    <section role="alert" className="flex flex-col gap-3 rounded-lg bg-warn-tint px-4 py-3">
      <p className="flex items-start gap-2.5">
        <CircleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
        <span>
          <strong className="font-semibold">{t('changed')}</strong>
          <span className="block text-ink-2">{t('changedLead')}</span>
        </span>
      </p>
      <dl className="grid grid-cols-[minmax(5rem,8rem)_1fr] gap-x-4 gap-y-1.5">
        {facts.map(({ name, before, after }) => (
          <div key={name} className="contents">
            <dt className="text-ink-2">{nameOf(name)}</dt>
            <dd>
              <span className="font-medium">{text(after)}</span>{' '}
              <span className="text-ink-2">{t('changedFrom', { before: text(before) })}</span>
            </dd>
          </div>
        ))}
      </dl>
      <Button className="self-start" onClick={onSeen}>
        {t('changedSeen')}
      </Button>
    </section>
  );
}
