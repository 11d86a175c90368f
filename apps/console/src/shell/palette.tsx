import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePageInert } from '../parts/use-page-inert.ts';
import { useWhy } from '../parts/why/why-context.ts';
import { palette as words } from '../words/palette.ts';
import { MoreWords } from '../words/words.tsx';
import type { Command } from './use-commands.ts';
import { type PaletteGroup, usePaletteGroups } from './use-palette-groups.ts';

interface PaletteProps {
  readonly onClose: () => void;
  readonly onKeys: () => void;
}

/** Everything by name: rooms and actions with their keys and, when refused, the reason; people and records by their words. */
export function Palette(props: PaletteProps) {
  return (
    <MoreWords words={{ palette: words }}>
      <OpenPalette {...props} />
    </MoreWords>
  );
}

function OpenPalette({ onClose, onKeys }: PaletteProps) {
  const t = useTranslations('palette');
  usePageInert(true);
  const why = useWhy();
  const [typed, setTyped] = useState('');
  const { groups, searching } = usePaletteGroups(typed, onKeys);
  const run = (command: Command): void => {
    onClose();
    if (command.guard === null || command.guard.allowed) command.run();
    else
      why({
        title: command.label,
        outcome: 'deny',
        sentences: [command.guard.reason],
        next: command.guard.next,
      });
  };
  return (
    <Dialog.Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          aria-label={t('title')}
          className="fixed top-[12vh] left-1/2 z-50 w-[36rem] max-sm:top-3 max-w-[calc(100vw-1.5rem)] -translate-x-1/2 overflow-hidden rounded-xl border border-line bg-raised shadow-raised outline-none"
        >
          <Autocomplete.Root
            open
            inline
            autoHighlight="always"
            keepHighlight
            items={groups}
            filter={null}
            value={typed}
            onValueChange={setTyped}
            itemToStringValue={(command: Command) => command.label}
          >
            <div className="flex items-center gap-2.5 border-b border-line px-4">
              <Search size={16} aria-hidden className="text-ink-3" />
              <Autocomplete.Input
                aria-label={t('title')}
                placeholder={t('placeholder')}
                className="h-12 flex-1 bg-transparent text-base outline-none placeholder:text-ink-3"
              />
            </div>
            <Autocomplete.Empty className="px-4 text-ink-2 not-empty:py-8">
              {searching ? t('searching') : t('nothing')}
            </Autocomplete.Empty>
            <Autocomplete.List className="max-h-[50vh] scroll-py-2 overflow-y-auto p-1.5 empty:p-0">
              {(group: PaletteGroup) => (
                <Autocomplete.Group key={group.value} items={group.items}>
                  <Autocomplete.GroupLabel className="px-2.5 pt-2 pb-1 text-xs font-medium text-ink-3">
                    {group.value}
                  </Autocomplete.GroupLabel>
                  <Autocomplete.Collection>
                    {(command: Command) => (
                      <CommandLine key={command.id} command={command} onRun={() => run(command)} />
                    )}
                  </Autocomplete.Collection>
                </Autocomplete.Group>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface CommandLineProps {
  readonly command: Command;
  readonly onRun: () => void;
}

function CommandLine({ command, onRun }: CommandLineProps) {
  const { label, detail, keys, guard } = command;
  return (
    <Autocomplete.Item
      value={command}
      onClick={onRun}
      className="flex min-h-9 items-center gap-3 rounded-md px-2.5 data-highlighted:bg-hover max-sm:min-h-11 max-sm:flex-col max-sm:items-stretch max-sm:justify-center max-sm:gap-0 max-sm:py-1.5"
    >
      <span className="min-w-0 flex-1 truncate max-sm:flex-none">
        {label}
        {detail === null ? null : <span className="ml-2 text-ink-3">{detail}</span>}
      </span>
      {guard !== null && !guard.allowed ? (
        <span className="max-w-[50%] shrink-0 text-xs text-balance text-warn max-sm:max-w-full sm:py-1 sm:text-right">
          {guard.reason}
        </span>
      ) : keys === null ? null : (
        <kbd className="font-sans text-xs text-ink-3 max-sm:hidden">{keys}</kbd>
      )}
    </Autocomplete.Item>
  );
}
