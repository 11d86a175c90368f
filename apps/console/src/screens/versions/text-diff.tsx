import { useTranslations } from 'use-intl';
import type { TextHunk, TextLine } from '@remit/api/policy/versions-views';
import { classes } from '../../parts/classes.ts';
import { EmptyState } from '../../parts/states/empty-state.tsx';

const looks = {
  same: 'text-ink-2',
  added: 'bg-gain-tint text-gain',
  removed: 'bg-loss-tint text-loss',
} as const;
const signs = { same: ' ', added: '+', removed: '−' } as const;

/** The lines that changed, with those around them. */
export function TextDiff({ hunks }: { readonly hunks: readonly TextHunk[] }) {
  const t = useTranslations('versions');
  if (hunks.length === 0) return <EmptyState title={t('same')} reason={t('sameText')} />;
  return (
    <section aria-label={t('textLabel')} className="card overflow-hidden py-2 font-mono text-xs">
      {hunks.map((hunk) => (
        <div
          key={`${hunk.before} ${hunk.after}`}
          className="not-first:mt-2 not-first:border-t not-first:border-line not-first:pt-2"
        >
          <p className="px-4 py-1 text-ink-3">{t('lines', { line: hunk.after })}</p>
          {hunk.lines.map((line, at) => (
            <Line key={`${hunk.after + at}`} line={line} />
          ))}
        </div>
      ))}
    </section>
  );
}

function Line({ line: { kind, text } }: { readonly line: TextLine }) {
  const t = useTranslations('versions');
  return (
    <div className={classes('flex px-4 leading-5', looks[kind])}>
      <span
        aria-hidden
        data-sign={signs[kind]}
        className="w-5 shrink-0 select-none before:content-[attr(data-sign)]"
      />
      {kind === 'same' ? null : <span className="sr-only">{t(kind)}: </span>}
      <span className="min-w-0 break-words whitespace-pre-wrap">{text === '' ? ' ' : text}</span>
    </div>
  );
}
