import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { Avatar } from '../../parts/avatar.tsx';

/** More names than these nobody reads. */
const named = 4;

interface PeopleAlikeProps {
  /** Some of them, in their order. */
  readonly people: readonly PersonChip[];
  /** How many there are in all. */
  readonly total: number;
}

/** People for whom the same changes: some by name, and how many more. */
export function PeopleAlike({ people, total }: PeopleAlikeProps) {
  const t = useTranslations('versions');
  const first = people.slice(0, named);
  const others = total - first.length;
  return (
    <ul className="flex max-w-full flex-col gap-1.5">
      {first.map((person) => (
        <li key={person.id} className="flex min-w-0 items-center gap-2">
          <Avatar name={person.name} />
          <span className="min-w-0 truncate">
            <span className="font-medium">{person.name}</span>{' '}
            <span className="text-ink-3">{person.title}</span>
          </span>
        </li>
      ))}
      {others <= 0 ? null : (
        <li
          className="text-ink-3"
          title={people
            .slice(named)
            .map(({ name }) => name)
            .join(', ')}
        >
          {t('morePeople', { count: others })}
        </li>
      )}
    </ul>
  );
}
