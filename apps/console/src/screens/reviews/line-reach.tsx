import { useFormatter, useTranslations } from 'use-intl';
import type { ReachedTypeView } from '@remit/api/reviews/reviews-views';
import type { LineReach as Reach } from './use-reach.ts';

/** What one assignment gives by itself: of each kind of record how many, which fields, and what may be done. */
export function LineReach({ reach }: { readonly reach: Reach }) {
  const t = useTranslations('reviews.reach');
  const format = useFormatter();
  const rows = useRowsWords();
  if (reach === undefined || reach === null) {
    return <p className="text-xs text-ink-3">{t(reach === undefined ? 'pending' : 'failed')}</p>;
  }
  // What reaches most says best what it is about.
  const types = reach.toSorted((one, other) => (other.readable ?? 0) - (one.readable ?? 0));
  const [first, ...others] = types;
  if (first === undefined) return <p className="text-xs text-ink-3">{t('nothing')}</p>;
  return (
    <details className="text-xs text-ink-2">
      <summary className="w-fit cursor-pointer rounded py-1 hover:text-ink max-sm:py-3">
        {t('gives', { label: first.label, rows: rows(first), more: others.length })}
      </summary>
      <ul className="mt-1 flex flex-col gap-1.5 border-l border-line pl-3">
        {types.map((type) => (
          <li key={type.type}>
            <span className="font-medium text-ink">{type.label}</span> {rows(type)}
            <p>
              {t('may', { actions: format.list(type.actions) })}{' '}
              {type.narrowedBy.length === 0 ? null : t('narrowed', { words: format.list(type.narrowedBy) })}
            </p>
            <FieldsGiven fields={type.fields} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function FieldsGiven({ fields }: Pick<ReachedTypeView, 'fields'>) {
  const t = useTranslations('reviews.reach');
  const format = useFormatter();
  if (fields === null || fields.of === 0) return null;
  const { of, withheld } = fields;
  return (
    <p>
      {withheld.length === 0
        ? t('allFields', { of })
        : t('fields', { seen: of - withheld.length, of, withheld: format.list(withheld) })}
    </p>
  );
}

/** How many records, as far as the reader may know. */
function useRowsWords(): (type: ReachedTypeView) => string {
  const t = useTranslations('reviews.reach');
  return ({ readable, total }) => {
    if (readable === null) return t('differs');
    return total === null ? t('rows', { readable }) : t('rowsOf', { readable, total });
  };
}
