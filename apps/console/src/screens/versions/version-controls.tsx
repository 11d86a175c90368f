import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { VersionSummary } from '@remit/api/versions-views';
import { Button } from '../../parts/button.tsx';
import { SelectBox } from '../../parts/select-box.tsx';

const pressed = 'border-accent! bg-accent-tint!';

interface VersionControlsProps {
  readonly version: number;
  readonly other: number | null;
  readonly versions: readonly VersionSummary[];
  readonly showsText: boolean;
  readonly onCompare: (version: number) => void;
  readonly onShow: (text: boolean) => void;
}

/** Which other version it is compared with, and whether by meaning or by text. */
export function VersionControls({
  version,
  other,
  versions,
  showsText,
  onCompare,
  onShow,
}: VersionControlsProps) {
  const t = useTranslations('versions');
  const id = useId();
  return (
    <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
      <div className="flex min-w-56 flex-col gap-1 max-sm:w-full">
        <label htmlFor={id} className="text-xs font-medium text-ink-3">
          {t('compare')}
        </label>
        <SelectBox
          id={id}
          value={other ?? ''}
          onChange={(event) => {
            if (event.target.value !== '') onCompare(Number(event.target.value));
          }}
        >
          {other === null ? <option value="">–</option> : null}
          {versions
            .filter((each) => each.version !== version)
            .map((each) => (
              <option key={each.version} value={each.version}>
                {t('version', { version: each.version })}
                {each.reason === '' ? '' : ` · ${each.reason}`}
              </option>
            ))}
        </SelectBox>
      </div>
      <div role="group" aria-label={t('view')} title={t('viewHint')} className="flex gap-1">
        <Button
          aria-pressed={!showsText}
          className={showsText ? undefined : pressed}
          onClick={() => onShow(false)}
        >
          {t('meaning')}
        </Button>
        <Button
          aria-pressed={showsText}
          aria-keyshortcuts="x"
          className={showsText ? pressed : undefined}
          onClick={() => onShow(true)}
        >
          {t('text')} <kbd className="font-mono text-2xs text-ink-3 max-sm:hidden">X</kbd>
        </Button>
      </div>
    </div>
  );
}
