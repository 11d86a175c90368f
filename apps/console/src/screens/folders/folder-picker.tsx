import { Combobox } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';

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
    <Combobox.Root<string>
      items={found.slice(0, most)}
      filter={null}
      value={folder}
      onInputValueChange={setTyped}
      onValueChange={(next) => {
        if (next !== null) onPick(next);
      }}
    >
      <Combobox.Trigger
        aria-label={folder === null ? label : `${label}: ${folder}`}
        className="flex h-8 w-full items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-left hover:border-ink-2 max-sm:h-11"
      >
        <span
          className={
            folder === null ? 'flex-1 text-ink-3' : 'min-w-0 flex-1 truncate font-mono text-xs text-ink'
          }
        >
          {folder ?? t('pickFolder')}
        </span>
        <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-ink-3" />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} align="start" className="z-60 outline-none">
          <Combobox.Popup
            aria-label={label}
            className="w-(--anchor-width) min-w-72 overflow-hidden rounded-lg border border-line bg-raised shadow-raised outline-none"
          >
            <Combobox.Input
              placeholder={t('searchFolder')}
              aria-label={t('searchFolder')}
              className="h-10 w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-ink-3"
            />
            <Combobox.Empty className="px-3 text-ink-2 not-empty:py-4">{t('noFolder')}</Combobox.Empty>
            <Combobox.List className="max-h-72 overflow-y-auto p-1 empty:p-0">
              {(path: string) => (
                <Combobox.Item
                  key={path}
                  value={path}
                  className="flex items-center gap-2 rounded-md px-2 py-1.5 data-highlighted:bg-hover"
                >
                  <span className="min-w-0 flex-1 truncate font-mono text-xs">{path}</span>
                  <Combobox.ItemIndicator>
                    <Check size={15} aria-hidden className="text-accent" />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
