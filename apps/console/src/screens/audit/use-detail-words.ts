import { useTranslations } from 'use-intl';
import { moneyText } from '../../parts/money-text.ts';
import { useMoment } from '../../parts/use-when.ts';
import { auditDetails } from '../../words/audit-details.ts';
import { readerLocale } from '../../words/words.tsx';
import type { DetailWords } from './detail-lines.ts';

type Named = keyof typeof auditDetails.name;

const isNamed = (key: string): key is Named => Object.hasOwn(auditDetails.name, key);
const instants: ReadonlySet<string> = new Set(['from', 'until', 'since', 'dueAt', 'revokedAt']);
const dayLong = 86_400_000;

/** How the record's names and values are said to its reader. @param names what ids and roles in it are called */
export function useDetailWords(names: Readonly<Record<string, string>>): DetailWords {
  const t = useTranslations('auditDetails');
  const moment = useMoment();
  return {
    // A name that has no word yet is taken apart: `costCentre` is said as `cost centre`.
    name: (key) =>
      isNamed(key) ? t(`name.${key}`) : key.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
    money: (minor, currency) => moneyText({ minor, currency }, readerLocale()),
    value: (key, value) => {
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
      if (typeof value === 'string') return value === '[hidden]' ? t('kept') : (names[value] ?? value);
      if (instants.has(key)) return moment(value);
      if (key === 'lasts') return t('days', { days: Math.round(value / dayLong) });
      if (key === 'after') return t('milliseconds', { count: value });
      return key === 'bytes' ? t('bytes', { count: value }) : String(value);
    },
  };
}
