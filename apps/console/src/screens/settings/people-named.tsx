import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { Avatar } from '../../parts/avatar.tsx';

/** People by name, and how many there are beside them. */
export function PeopleNamed({
  people,
  total,
}: {
  readonly people: readonly PersonChip[];
  readonly total: number;
}) {
  return (
    <>
      <ul className="mt-2 flex flex-col gap-2">
        {people.map((person) => (
          <li key={person.id} className="flex items-center gap-2">
            <Avatar name={person.name} />
            <span className="font-medium">{person.name}</span>
          </li>
        ))}
      </ul>
      <More count={total - people.length} />
    </>
  );
}

/** How many are not named; nothing when all are. */
export function More({ count }: { readonly count: number }) {
  const t = useTranslations('security');
  return count > 0 ? <p className="mt-2 text-ink-3">{t('more', { count })}</p> : null;
}
