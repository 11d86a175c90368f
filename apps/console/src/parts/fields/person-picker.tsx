import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { useCalls } from '../../shell/tenant-context.ts';
import { Avatar } from '../avatar.tsx';
import { Picker } from './picker.tsx';

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
  const asking = found.isFetching || foundElsewhere.isFetching;
  return (
    <Picker
      label={label}
      picked={person === null ? null : choiceOf(person)}
      shown={
        person === null ? (
          <span className={empty === undefined ? 'text-ink-3' : ''}>{empty ?? t('choose')}</span>
        ) : (
          <>
            <Avatar name={person.name} />
            <span className="min-w-0 truncate">
              <span className="font-medium">{person.name}</span>{' '}
              <span className="text-ink-3">{person.title}</span>
            </span>
          </>
        )
      }
      choices={people.map(choiceOf)}
      hint={t('search')}
      said={people.length > 0 ? null : t(asking ? 'searching' : searching ? 'nobody' : 'typeName')}
      onType={setTyped}
      onPick={(picked) => onPick(picked.person)}
    />
  );
}

const choiceOf = (person: PersonChip) => ({
  id: person.id,
  name: person.name,
  detail: person.title,
  mark: <Avatar name={person.name} />,
  person,
});
