import { useTranslations } from 'use-intl';
import type { MovedPeopleView } from '@remit/api/groups/groups-views';

/** So many are named; how many there are is counted before. */
const shown = 8;

/** Who comes into a group or leaves it: how many, and the first of them by name. */
export function MovedPeople({ label, moved }: { readonly label: string; readonly moved: MovedPeopleView }) {
  const t = useTranslations('groups');
  const names = moved.people.slice(0, shown).map(({ name }) => name);
  const more = moved.count - names.length;
  return (
    <div>
      <p className="font-medium">{label}</p>
      {names.length === 0 ? null : (
        <p className="text-xs text-ink-2">
          {more === 0 ? names.join(', ') : t('namedMore', { names: names.join(', '), count: more })}
        </p>
      )}
    </div>
  );
}
