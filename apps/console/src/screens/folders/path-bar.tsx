import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { useTranslations } from 'use-intl';
import { upward } from '@remit/policy/path';
import { folderName } from './folder-lines.ts';

interface PathBarProps {
  readonly path: string;
  readonly names: Readonly<Record<string, string>>;
  readonly listed: ReadonlySet<string>;
  readonly onGo: (path: string) => void;
}

/** Where the chosen folder lies; each folder above it is one press away. */
export function PathBar({ path, names, listed, onGo }: PathBarProps) {
  const t = useTranslations('folders');
  return (
    <nav aria-label={t('path')} className="flex min-h-6 flex-wrap items-center gap-0.5 text-sm">
      {upward(path)
        .toReversed()
        .map((each, at) => (
          <Fragment key={each}>
            {at === 0 ? null : <ChevronRight size={13} aria-hidden className="text-ink-3" />}
            {listed.has(each) ? (
              <button
                type="button"
                aria-current={each === path ? 'location' : undefined}
                onClick={() => onGo(each)}
                className="h-6 rounded px-1 text-ink-2 hover:bg-hover hover:text-ink aria-[current=location]:font-medium aria-[current=location]:text-ink max-sm:h-11 max-sm:min-w-11"
              >
                {folderName(each, names)}
              </button>
            ) : (
              <span className="px-1 text-ink-3">{folderName(each, names)}</span>
            )}
          </Fragment>
        ))}
    </nav>
  );
}
