import type { useTranslations } from 'use-intl';
import type { PeoplePage } from '@remit/api/views';
import { Avatar } from '../../parts/avatar.tsx';
import { Chip } from '../../parts/chip.tsx';
import type { GridColumn } from '../../parts/grid/grid-column.ts';

type Person = PeoplePage['people'][number];

/** What a list of people says of each; on a phone just who they are. */
export function peopleColumns(
  t: ReturnType<typeof useTranslations<'people'>>,
): readonly GridColumn<Person>[] {
  return [
    {
      key: 'name',
      title: t('name'),
      track: 'minmax(11rem, 1.4fr)',
      cell: (person) => (
        <>
          <Avatar name={person.name} />
          <span className="truncate font-medium">{person.name}</span>
        </>
      ),
    },
    {
      key: 'title',
      title: t('role'),
      track: 'minmax(7rem, 1.2fr)',
      cell: (person) => <span className="truncate text-ink-2">{person.title}</span>,
    },
    {
      key: 'department',
      title: t('department'),
      track: 'minmax(9rem, 1fr)',
      wideOnly: true,
      cell: (person) => <span className="truncate text-ink-2">{person.departmentName ?? '–'}</span>,
    },
    {
      key: 'email',
      title: t('email'),
      track: 'minmax(14rem, 1.4fr)',
      wideOnly: true,
      cell: (person) => <span className="truncate text-ink-2">{person.email}</span>,
    },
    {
      key: 'status',
      title: t('status'),
      track: '7rem',
      wideOnly: true,
      cell: (person) => (
        <Chip tone={person.status === 'active' ? 'gain' : 'warn'}>{t(`standing.${person.status}`)}</Chip>
      ),
    },
  ];
}
