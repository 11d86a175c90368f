import { Combobox } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from '../classes.ts';

/** One of those that can be picked. */
export interface PickerChoice {
  readonly id: string;
  readonly name: string;
  readonly detail: string | null;
  /** Stands before its name. */
  readonly mark?: ReactNode;
}

interface PickerProps<Choice extends PickerChoice> {
  /** Names the button, with what it shows, and the list. */
  readonly label: string;
  readonly listLabel?: string;
  readonly picked: Choice | null;
  /** What the button shows of what is picked, or while nothing is. */
  readonly shown: ReactNode;
  /** What is found by what is typed, or offered before. */
  readonly choices: readonly Choice[];
  /** Names are paths, written as such. */
  readonly paths?: boolean;
  /** What to type. */
  readonly hint: string;
  /** Why there is not more to choose from; null where nothing is to be said. */
  readonly said: string | null;
  readonly onType: (typed: string) => void;
  readonly onPick: (choice: Choice) => void;
}

/** Picks one of many: a button that shows which, and a list under it in which one finds others by typing. */
export function Picker<Choice extends PickerChoice>({
  label,
  listLabel = label,
  picked,
  shown,
  choices,
  paths = false,
  hint,
  said,
  onType,
  onPick,
}: PickerProps<Choice>) {
  return (
    <Combobox.Root<Choice>
      items={choices}
      filter={null}
      value={picked}
      itemToStringLabel={({ name }) => name}
      isItemEqualToValue={(a, b) => a.id === b.id}
      onInputValueChange={onType}
      onValueChange={(next) => {
        if (next !== null) onPick(next);
      }}
    >
      <Combobox.Trigger
        aria-label={picked === null ? label : `${label}: ${picked.name}`}
        className="flex h-8 w-full items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-left hover:border-ink-2 max-sm:h-11 max-sm:text-lg"
      >
        {shown}
        <ChevronsUpDown size={14} aria-hidden className="ml-auto shrink-0 text-ink-3" />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} align="start" className="z-60 outline-none">
          <Combobox.Popup
            aria-label={listLabel}
            className="w-(--anchor-width) min-w-72 overflow-hidden rounded-lg border border-line bg-raised shadow-raised outline-none"
          >
            <Combobox.Input
              placeholder={hint}
              aria-label={hint}
              className="h-10 w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-ink-3 max-sm:h-11 max-sm:text-lg"
            />
            <Combobox.List className="max-h-72 overflow-y-auto p-1 empty:hidden">
              {(choice: Choice) => (
                <Combobox.Item
                  key={choice.id}
                  value={choice}
                  className="flex items-center gap-2 rounded-md px-2 py-1.5 max-sm:min-h-11 data-highlighted:bg-hover"
                >
                  {choice.mark}
                  <span className="min-w-0 flex-1">
                    <span className={classes('block truncate', paths ? 'font-mono text-xs' : 'font-medium')}>
                      {choice.name}
                    </span>
                    {choice.detail === null ? null : (
                      <span className="block truncate text-xs text-ink-3">{choice.detail}</span>
                    )}
                  </span>
                  <Combobox.ItemIndicator>
                    <Check size={15} aria-hidden className="text-accent" />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
            <Combobox.Status className="px-3 text-ink-2 not-empty:py-4">{said}</Combobox.Status>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
