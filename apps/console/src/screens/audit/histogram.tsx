import { useTranslations } from 'use-intl';
import type { AuditFigures } from '@remit/api/audit/audit-views';
import { useMoment } from '../../parts/use-when.ts';

interface HistogramProps {
  readonly figures: AuditFigures;
  /** A stretch of time was chosen: ms since 1970 UTC. */
  readonly onChoose: (from: number, until: number) => void;
}

const tall = 40;

/** How much happened when, refusals in their own colour. Each stretch is a button that narrows the list to it. */
export function Histogram({ figures, onChoose }: HistogramProps) {
  const t = useTranslations('audit');
  const moment = useMoment();
  const { from, until, width } = figures;
  const most = Math.max(1, ...figures.buckets.map(({ events }) => events));
  const found = new Map(figures.buckets.map((bucket) => [bucket.from, bucket]));
  const count = Math.min(400, Math.max(1, Math.ceil((until - from + 1) / width)));
  const stretches = Array.from({ length: count }, (_, index) => {
    const start = from + index * width;
    return found.get(start) ?? { from: start, events: 0, denied: 0 };
  });
  return (
    <section aria-label={t('histogram')} className="pb-3">
      {/* Few stretches stand beside each other; the line under them ends where they do. */}
      <div
        className="flex h-11 items-end gap-px border-b border-line"
        style={{ maxWidth: `${count * 33}px` }}
      >
        {stretches.map((stretch) =>
          stretch.events === 0 ? (
            <span key={stretch.from} className="max-w-8 min-w-0 flex-1" />
          ) : (
            <button
              key={stretch.from}
              type="button"
              title={t('bar', {
                moment: moment(stretch.from),
                events: stretch.events,
                denied: stretch.denied,
              })}
              aria-label={t('bar', {
                moment: moment(stretch.from),
                events: stretch.events,
                denied: stretch.denied,
              })}
              onClick={() => onChoose(stretch.from, stretch.from + width)}
              className="flex h-11 max-w-8 min-w-0 flex-1 flex-col justify-end rounded-t-xs hover:bg-hover"
            >
              <Part share={stretch.denied / most} look="bg-loss" />
              <Part share={(stretch.events - stretch.denied) / most} look="bg-accent" />
            </button>
          ),
        )}
      </div>
      <p className="figures pt-1 text-2xs text-ink-3">
        {t('barRange', { from: moment(from), until: moment(until) })}
      </p>
    </section>
  );
}

/** One of ten thousand would round to nothing, and is seen all the same. */
function Part({ share, look }: { readonly share: number; readonly look: string }) {
  if (share === 0) return null;
  return (
    <span className={`block w-full ${look}`} style={{ height: Math.max(2, Math.round(share * tall)) }} />
  );
}
