import { ArrowRight } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Least, RowsLine, RowsView } from '@remit/api/changes/changes-impact-views';

/** How many records each permission and each field reaches, before and after, for each of those whom it touches. */
export function ImpactRows({ rows: { lines, uncounted } }: { readonly rows: RowsView }) {
  const t = useTranslations('draftImpact');
  return (
    <>
      {lines.length === 0 ? <p className="text-ink-2">{t('rowsNone')}</p> : null}
      <ul className="card divide-y divide-line empty:hidden">
        {lines.map((line) => (
          <RowsOf key={`${line.kind} ${line.type} ${line.name}`} line={line} />
        ))}
      </ul>
      {uncounted === 0 ? null : <p className="text-ink-3">{t('rowsUncounted', { count: uncounted })}</p>}
    </>
  );
}

function RowsOf({ line }: { readonly line: RowsLine }) {
  const t = useTranslations('draftImpact');
  const range = useRange();
  const { after, before, gained, lost, people } = line;
  return (
    <li className="grid items-baseline gap-x-6 gap-y-1 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_9rem_13rem_14rem]">
      <span className="font-medium">
        {t(line.kind === 'field' ? 'rowsField' : 'rowsOf', { label: line.label, type: line.typeLabel })}
      </span>
      <span className="text-ink-3">{t(people === 1 ? 'rowsOne' : 'rowsEach', { people })}</span>
      <span className="figures text-ink-2 sm:text-right">
        {range(before)}{' '}
        <ArrowRight size={13} role="img" aria-label={t('to')} className="mb-0.5 inline text-ink-3" />{' '}
        <span className="text-ink">{t('records', { records: range(after), count: after.most })}</span>
      </span>
      <span className="figures flex flex-wrap gap-x-3 sm:justify-end">
        {gained.most === 0 ? null : (
          <span className="text-gain">{t('gained', { records: range(gained) })}</span>
        )}
        {lost.most === 0 ? null : <span className="text-loss">{t('lost', { records: range(lost) })}</span>}
      </span>
    </li>
  );
}

function useRange(): (range: Least) => string {
  const t = useTranslations('draftImpact');
  const format = useFormatter();
  return ({ least, most }) => (least === most ? format.number(most) : t('range', { least, most }));
}
