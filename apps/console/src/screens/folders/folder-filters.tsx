import { useTranslations } from 'use-intl';
import { SelectBox } from '../../parts/fields/select-box.tsx';
import { PathBar } from './path-bar.tsx';

interface FolderFiltersProps {
  /** The chosen folder; null where none is. */
  readonly folder: string | null;
  readonly names: Readonly<Record<string, string>>;
  readonly listed: ReadonlySet<string>;
  /** Whether roles show that nobody holds anywhere. */
  readonly all: boolean;
  readonly onFolder: (path: string) => void;
  readonly onAll: (all: boolean) => void;
}

/** Over the tree: where the chosen folder lies, and which roles have a column. */
export function FolderFilters({ folder, names, listed, all, onFolder, onAll }: FolderFiltersProps) {
  const t = useTranslations('folders');
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 pb-2">
      {folder === null ? null : <PathBar path={folder} names={names} listed={listed} onGo={onFolder} />}
      <SelectBox
        aria-label={t('roles')}
        value={all ? 'all' : 'used'}
        onChange={({ target }) => onAll(target.value === 'all')}
        className="ml-auto w-56"
      >
        <option value="used">{t('usedRoles')}</option>
        <option value="all">{t('allRoles')}</option>
      </SelectBox>
    </div>
  );
}
