import { durationWords } from '@remit/policy/words/duration-words';
import { useLocale, useTranslations } from 'use-intl';
import type { RequestFieldView } from '@remit/api/requests/request-views';
import { PathChip } from '../../parts/chip.tsx';
import { Money } from '../../parts/money.tsx';
import { When } from '../../parts/when.tsx';

/** What a request says in the fields of its own type, each under its label. */
export function KeptFacts({ fields }: { readonly fields: readonly RequestFieldView[] }) {
  return fields.map((fact) => (
    <div key={fact.field} className="contents">
      <dt className="text-ink-3">{fact.label}</dt>
      <dd className="whitespace-pre-wrap break-words">
        <FactValue fact={fact} />
      </dd>
    </div>
  ));
}

function FactValue({ fact: { value, masked, person } }: { readonly fact: RequestFieldView }) {
  const t = useTranslations('approvals');
  const locale = useLocale();
  if (value === null) return <span className="font-mono text-xs text-ink-2">{masked}</span>;
  switch (value.type) {
    case 'money':
      return <Money amount={value} />;
    case 'number':
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(
        value.value as Intl.StringNumericLiteral,
      );
    case 'date':
      return (
        <time dateTime={value.value}>
          {new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
            new Date(`${value.value}T00:00:00Z`),
          )}
        </time>
      );
    case 'instant':
      return <When at={value.value} exact />;
    case 'boolean':
      return t(value.value ? 'yes' : 'no');
    case 'department':
    case 'folder':
      return <PathChip path={value.value} />;
    case 'text[]':
      return new Intl.ListFormat(locale, { type: 'unit' }).format(value.value);
    case 'member':
      return person?.name ?? value.value;
    case 'text':
    case 'enum':
      return value.value;
    case 'duration':
      return durationWords(value.milliseconds);
    default:
      return value satisfies never;
  }
}
