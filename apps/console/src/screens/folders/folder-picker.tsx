import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Picker } from '../../parts/fields/picker.tsx';

interface FolderPickerProps {
  readonly label: string;
  readonly folder: string | null;
  readonly folders: readonly string[];
  readonly onPick: (folder: string) => void;
}

/** So many are offered at once; whoever has more types a part of the path. */
const most = 60;

/** Picks a folder by its path; typing finds it among thousands. */
export function FolderPicker({ label, folder, folders, onPick }: FolderPickerProps) {
  const t = useTranslations('folders');
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLocaleLowerCase();
  const searching = wanted !== '' && typed !== folder;
  const found = searching ? folders.filter((path) => path.toLocaleLowerCase().includes(wanted)) : folders;
  return (
    <Picker
      label={label}
      picked={folder === null ? null : choiceOf(folder)}
      shown={
        <span className={folder === null ? 'text-ink-3' : 'min-w-0 truncate font-mono text-xs'}>
          {folder ?? t('pickFolder')}
        </span>
      }
      choices={found.slice(0, most).map(choiceOf)}
      paths
      hint={t('searchFolder')}
      said={found.length > 0 ? null : t('noFolder')}
      onType={setTyped}
      onPick={({ id }) => onPick(id)}
    />
  );
}

const choiceOf = (path: string) => ({ id: path, name: path, detail: null });
