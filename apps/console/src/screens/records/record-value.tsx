import { durationWords } from '@remit/policy/words/duration-words';
import { EyeOff } from 'lucide-react';
import { useLocale, useTranslations } from 'use-intl';
import type { RecordView } from '@remit/api/records/records-views';
import { Money } from '../../parts/money.tsx';
import { PathEnd } from '../../parts/path-end.tsx';
import { When } from '../../parts/when.tsx';

interface RecordValueProps {
  readonly value: RecordView['fields'][string] | undefined;
  readonly hidden: boolean;
  /** Names of members by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** A value of a record as its type is read; a value that is hidden on this row says so instead of looking empty. */
export function RecordValue({ value, hidden, names }: RecordValueProps) {
  const t = useTranslations('records');
  const locale = useLocale();
  if (hidden) {
    return (
      <span className="flex items-center gap-1 text-ink-3">
        <EyeOff size={13} aria-hidden />
        {t('hiddenHere')}
      </span>
    );
  }
  if (value === undefined || value === null) return <span className="text-ink-3">–</span>;
  switch (value.type) {
    case 'money':
      return <Money amount={value} />;
    case 'number':
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(
        value.value as Intl.StringNumericLiteral,
      );
    case 'date':
      return (
        <time dateTime={value.value} className="figures whitespace-nowrap">
          {new Intl.DateTimeFormat(locale, {
            day: 'numeric',
            month: 'short',
            year: 'numeric',
            timeZone: 'UTC',
          }).format(new Date(`${value.value}T00:00:00Z`))}
        </time>
      );
    case 'instant':
      return <When at={value.value} />;
    case 'duration':
      return durationWords(value.milliseconds);
    case 'boolean':
      return value.value ? t('yes') : t('no');
    case 'department':
    case 'folder':
      return <PathEnd path={value.value} />;
    case 'text[]':
      return (
        <span className="truncate">{new Intl.ListFormat(locale, { type: 'unit' }).format(value.value)}</span>
      );
    case 'masked':
      return <span className="font-mono text-xs text-ink-2">{value.value}</span>;
    case 'member':
      return <span className="truncate">{names.get(value.value) ?? value.value}</span>;
    case 'text':
    case 'enum':
      return <span className="truncate">{value.value}</span>;
    default:
      return value satisfies never;
  }
}
