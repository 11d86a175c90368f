import { Combobox } from '@base-ui/react/combobox';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ChevronsUpDown } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useCalls } from '../../shell/tenant-context.ts';

interface RecordPickerProps {
  readonly type: string;
  /** Of a stored record; null where one is described. */
  readonly id: string | null;
  readonly onPick: (id: string | undefined) => void;
}

interface Choice {
  readonly id: string;
  readonly title: string;
  readonly detail: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Picks a stored record by its words, as far as its reader sees any; by its id, whatever it is; or none. */
export function RecordPicker({ type, id, onPick }: RecordPickerProps) {
  const t = useTranslations('simulate');
  const calls = useCalls();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<Choice | null>(null);
  const q = useDeferredValue(typed.trim().slice(0, 200));
  const described: Choice = { id: '', title: t('described'), detail: null };
  const known: Choice = picked?.id === id ? picked : { id: id ?? '', title: t('byId'), detail: id };
  const chosen = id === null ? described : known;
  const isId = UUID.test(q);
  const searching = q.length > 1 && q !== chosen.title && !isId;
  const found = useQuery({
    ...calls.options.search.find.queryOptions({ q }),
    enabled: searching,
    placeholderData: keepPreviousData,
  });
  const hits = found.data?.groups.find((group) => group.type === type)?.hits ?? [];
  const choices: readonly Choice[] = [
    described,
    ...(isId ? [{ id: q.toLowerCase(), title: t('byId'), detail: q }] : []),
    ...(searching
      ? hits.map((hit) => ({ id: hit.id, title: hit.title ?? hit.detail ?? hit.id, detail: hit.detail }))
      : []),
  ];
  return (
    <Combobox.Root<Choice>
      items={choices}
      filter={null}
      value={chosen}
      itemToStringLabel={({ title }) => title}
      isItemEqualToValue={(a, b) => a.id === b.id}
      onInputValueChange={setTyped}
      onValueChange={(next) => {
        if (next === null) return;
        setPicked(next.id === '' ? null : next);
        onPick(next.id === '' ? undefined : next.id);
      }}
    >
      <Combobox.Trigger
        aria-label={`${t('where')}: ${chosen.title}`}
        className="flex h-8 w-full items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-left hover:border-ink-2 max-sm:h-11 max-sm:text-lg"
      >
        <span className="min-w-0 flex-1 truncate">{chosen.title}</span>
        <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-ink-3" />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} align="start" className="z-30 outline-none">
          <Combobox.Popup
            aria-label={t('record')}
            className="w-(--anchor-width) min-w-72 overflow-hidden rounded-lg border border-line bg-raised shadow-raised outline-none"
          >
            <Combobox.Input
              placeholder={t('searchRecord')}
              aria-label={t('searchRecord')}
              className="h-10 w-full border-b border-line bg-transparent px-3 outline-none placeholder:text-ink-3"
            />
            <Combobox.List className="max-h-72 overflow-y-auto p-1">
              {(choice: Choice) => (
                <Combobox.Item
                  key={choice.id}
                  value={choice}
                  className="block rounded-md px-2 py-1.5 data-highlighted:bg-hover"
                >
                  <span className="block truncate font-medium">{choice.title}</span>
                  {choice.detail === null ? null : (
                    <span className="block truncate text-xs text-ink-3">{choice.detail}</span>
                  )}
                </Combobox.Item>
              )}
            </Combobox.List>
            {searching && hits.length === 0 ? (
              <p className="border-t border-line px-3 py-3 text-xs text-ink-2">
                {found.isFetching ? t('searching') : t('noRecord')}
              </p>
            ) : null}
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
