import { type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { type Result, ResultChip } from './result-chip.tsx';

export interface CheckLine {
  readonly key: string;
  readonly name: string;
  readonly sentence: string;
  readonly published: Result;
  /** Null while there is no draft. */
  readonly draft: Result | null;
  /** What came instead, where it failed. */
  readonly told: string | null;
  readonly actions: ReactNode;
}

/** Tests or guards, each with what came of it in force and in the draft. */
export function CheckList({ lines }: { readonly lines: readonly CheckLine[] }) {
  const t = useTranslations('tests');
  return (
    <ul className="card mt-2 divide-y divide-line">
      {lines.map(({ key, name, sentence, published, draft, told, actions }) => (
        <li key={key} className="flex flex-wrap items-start gap-x-4 gap-y-2 px-4 py-3 max-sm:items-center">
          <div className="min-w-0 flex-1 basis-80">
            <p className="font-medium">{name}</p>
            <p className="text-ink-2">{sentence}</p>
            {told === null ? null : <p className="mt-0.5 text-loss first-letter:uppercase">{told}</p>}
          </div>
          <dl className="grid shrink-0 grid-cols-[auto_auto] items-center gap-x-2 gap-y-1 text-xs">
            <dt className="text-ink-3">{t('published')}</dt>
            <dd>
              <ResultChip result={published} />
            </dd>
            {draft === null ? null : (
              <>
                <dt className="text-ink-3">{t('draft')}</dt>
                <dd>
                  <ResultChip result={draft} />
                </dd>
              </>
            )}
          </dl>
          <div className="flex shrink-0 flex-wrap gap-1.5">{actions}</div>
        </li>
      ))}
    </ul>
  );
}
