import { Combobox } from '@base-ui/react/combobox';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { useCalls } from '../shell/tenant-context.ts';
import { Avatar } from './avatar.tsx';

interface PersonPickerProps {
  readonly label: string;
  readonly person: PersonChip | null;
  /** Said while nobody is picked, where that means something. */
  readonly empty?: string;
  /** Offered before anything is typed. */
  readonly suggested: readonly PersonChip[];
  /** Finds people by a part of their name, where it is not the directory that they are picked from. */
  readonly find?: (q: string) => Promise<readonly PersonChip[]>;
  readonly onPick: (person: PersonChip) => void;
}

/** Picks a person by name from the whole directory, the likely ones first. */
export function PersonPicker({ label, person, empty, suggested, find, onPick }: PersonPickerProps) {
  const t = useTranslations('picker');
  const calls = useCalls();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const searching = q !== '' && q !== person?.name;
  const found = useQuery({
    ...calls.options.people.search.queryOptions({ q, limit: 20 }),
    enabled: searching && find === undefined,
    placeholderData: keepPreviousData,
  });
  const foundElsewhere = useQuery({
    queryKey: ['people to pick', label, q],
    queryFn: () => find?.(q) ?? [],
    enabled: searching && find !== undefined,
    placeholderData: keepPreviousData,
  });
  const matching = find === undefined ? found.data?.people : foundElsewhere.data;
  const people: readonly PersonChip[] = searching ? (matching ?? []) : suggested;
  return (
    <Combobox.Root<PersonChip>
      items={people}
      filter={null}
      value={person}
      itemToStringLabel={({ name }) => name}
      isItemEqualToValue={(a, b) => a.id === b.id}
      onInputValueChange={setTyped}
      onValueChange={(next) => {
        if (next !== null) onPick(next);
      }}
    >
      <Combobox.Trigger
        aria-label={person === null ? label : `${label}: ${person.name}`}
        className="flex h-8 w-full items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-left hover:border-ink-2 max-sm:h-11 max-sm:text-lg"
      >
        {person === null ? (
          <span className={empty === undefined ? 'flex-1 text-ink-3' : 'flex-1'}>{empty ?? t('choose')}</span>
        ) : (
          <>
            <Avatar name={person.name} />
            <span className="min-w-0 flex-1 truncate">
              <span className="font-medium">{person.name}</span>{' '}
              <span className="text-ink-3">{person.title}</span>
            </span>
          </>
        )}
        <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-ink-3" />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} align="start" className="z-60 outline-none">
          <Combobox.Popup
            aria-label={label}
            className="w-(--anchor-width) min-w-72 overflow-hidden rounded-lg border border-line bg-raised shadow-raised outline-none"
          >
            <Combobox.Input
              placeholder={t('search')}
              aria-label={t('search')}
              className="h-10 w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-ink-3 max-sm:h-11 max-sm:text-lg"
            />
            <Combobox.Empty className="px-3 text-ink-2 not-empty:py-4">
              {found.isFetching || foundElsewhere.isFetching
                ? t('searching')
                : searching
                  ? t('nobody')
                  : t('typeName')}
            </Combobox.Empty>
            <Combobox.List className="max-h-72 overflow-y-auto p-1 empty:hidden">
              {(candidate: PersonChip) => (
                <Combobox.Item
                  key={candidate.id}
                  value={candidate}
                  className="flex items-center gap-2 rounded-md px-2 py-1.5 max-sm:min-h-11 data-highlighted:bg-hover"
                >
                  <Avatar name={candidate.name} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{candidate.name}</span>
                    <span className="block truncate text-xs text-ink-3">{candidate.title}</span>
                  </span>
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
