import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Picker, type PickerChoice } from '../../parts/fields/picker.tsx';
import { useCalls } from '../../shell/tenant-context.ts';

interface RecordPickerProps {
  readonly type: string;
  /** Of a stored record; null where one is described. */
  readonly id: string | null;
  readonly onPick: (id: string | undefined) => void;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Picks a stored record by its words, as far as its reader sees any; by its id, whatever it is; or none. */
export function RecordPicker({ type, id, onPick }: RecordPickerProps) {
  const t = useTranslations('simulate');
  const calls = useCalls();
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<PickerChoice | null>(null);
  const q = useDeferredValue(typed.trim().slice(0, 200));
  const described: PickerChoice = { id: '', name: t('described'), detail: null };
  const known: PickerChoice = picked?.id === id ? picked : { id: id ?? '', name: t('byId'), detail: id };
  const chosen = id === null ? described : known;
  const isId = UUID.test(q);
  const searching = q.length > 1 && q !== chosen.name && !isId;
  const found = useQuery({
    ...calls.options.search.find.queryOptions({ q }),
    enabled: searching,
    placeholderData: keepPreviousData,
  });
  const hits = found.data?.groups.find((group) => group.type === type)?.hits ?? [];
  const choices: readonly PickerChoice[] = [
    described,
    ...(isId ? [{ id: q.toLowerCase(), name: t('byId'), detail: q }] : []),
    ...(searching
      ? hits.map((hit) => ({ id: hit.id, name: hit.title ?? hit.detail ?? hit.id, detail: hit.detail }))
      : []),
  ];
  return (
    <Picker
      label={t('where')}
      listLabel={t('record')}
      picked={chosen}
      shown={<span className="min-w-0 truncate">{chosen.name}</span>}
      choices={choices}
      hint={t('searchRecord')}
      said={searching && hits.length === 0 ? t(found.isFetching ? 'searching' : 'noRecord') : null}
      onType={setTyped}
      onPick={(next) => {
        setPicked(next.id === '' ? null : next);
        onPick(next.id === '' ? undefined : next.id);
      }}
    />
  );
}
