import { useId } from 'react';
import { useTranslations } from 'use-intl';
import type { VersionSummary } from '@remit/api/policy/versions-views';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { MeaningOrText } from './meaning-or-text.tsx';

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
      <MeaningOrText showsText={showsText} onShow={onShow} />
    </div>
  );
}
