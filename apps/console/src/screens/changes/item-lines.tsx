import { useTranslations } from 'use-intl';
import type { TextLine } from '@remit/api/policy/versions-views';

const signs = { same: ' ', added: '+', removed: '−' } as const;
const looks = { same: 'text-ink-3', added: 'text-gain', removed: 'text-loss' } as const;

/** The lines of an item's text, each with what became of it. */
export function ItemLines({ lines }: { readonly lines: readonly TextLine[] }) {
  const t = useTranslations('versions');
  const numbered = lines.map((line, at) => ({ ...line, number: at + 1 }));
  return (
    <div className="font-mono text-xs">
      {numbered.map(({ kind, number, text }) => (
        <div key={number} className={`flex leading-5 ${looks[kind]}`}>
          <span aria-hidden className="w-4 shrink-0 select-none">
            {signs[kind]}
          </span>
          {kind === 'same' ? null : <span className="sr-only">{t(kind)}: </span>}
          <span className="min-w-0 break-words whitespace-pre-wrap">{text}</span>
        </div>
      ))}
    </div>
  );
}
