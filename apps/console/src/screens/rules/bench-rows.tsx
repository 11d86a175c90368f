import { Check, CircleDashed, EyeOff, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { BenchView } from '@remit/api/rules/rules-views';
import { RecordValue } from '../records/record-value.tsx';

type Truth = BenchView['rows'][number]['truths'][number];

interface BenchRowsProps {
  readonly view: BenchView;
  readonly said: (path: string) => string;
  readonly onChoose: (path: string) => void;
}

/** Records that a condition is held against, each with the truth of its parts. */
export function BenchRows({ view, said, onChoose }: BenchRowsProps) {
  const t = useTranslations('rules');
  const names = new Map(Object.entries(view.people));
  // More parts than these have no room beside a record.
  const columns = view.parts.map(({ path }, at) => ({ path, at })).slice(0, 8);
  const fields = view.columns.filter(({ visibility }) => visibility !== 'hidden').slice(0, 4);
  return (
    <div className="overflow-x-auto bg-surface">
      <table className="w-full min-w-2xl border-collapse text-sm">
        <thead>
          <tr className="border-b border-line text-left text-xs text-ink-3">
            {fields.map(({ field, label }) => (
              <th key={field} className="py-1.5 pr-3 font-medium">
                {label}
              </th>
            ))}
            {columns.map(({ path, at }) => (
              <th key={path} className="max-w-40 px-2 py-1.5 font-medium" title={said(path)}>
                <button
                  type="button"
                  onClick={() => onChoose(path)}
                  className="line-clamp-2 min-h-6 text-left hover:underline max-sm:min-h-11 max-sm:min-w-11"
                >
                  {at === 0 ? t('part0') : said(path)}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map(({ record, truths }) => (
            <tr key={record.id} className="border-b border-line last:border-0">
              {fields.map(({ field }) => (
                <td key={field} className="max-w-56 truncate py-1.5 pr-3">
                  <RecordValue
                    value={record.fields[field]}
                    hidden={record.hidden.includes(field)}
                    names={names}
                  />
                </td>
              ))}
              {columns.map(({ path, at }) => (
                <td key={path} className="px-2 py-1.5">
                  <TruthMark truth={truths[at] ?? 'hidden'} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const MARKS = {
  true: { Icon: Check, look: 'text-gain' },
  false: { Icon: X, look: 'text-loss' },
  unknown: { Icon: CircleDashed, look: 'text-ink-2' },
  hidden: { Icon: EyeOff, look: 'text-ink-3' },
} as const;

function TruthMark({ truth }: { readonly truth: Truth }) {
  const t = useTranslations('rules');
  const { Icon, look } = MARKS[truth];
  return (
    <span className={`inline-flex items-center gap-1 ${look}`}>
      <Icon size={14} aria-hidden />
      {t(`truth.${truth}`)}
    </span>
  );
}
