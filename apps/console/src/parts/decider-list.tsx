import { useTranslations } from 'use-intl';
import type { DeciderView } from '@remit/api/views';
import { Avatar } from './avatar.tsx';

interface DeciderListProps {
  readonly deciders: readonly DeciderView[];
  readonly total: number;
}

/** Who could decide, each with what makes them able to; says how many more there are, and when there is nobody. */
export function DeciderList({ deciders, total }: DeciderListProps) {
  const t = useTranslations('why');
  if (total === 0) return <p className="text-ink-2">{t('nobody')}</p>;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-xs font-medium text-ink-3">{t('deciders', { count: total })}</h3>
      <ul className="flex flex-col gap-2">
        {deciders.map(({ person, because }) => (
          <li key={person.id} className="flex items-start gap-2.5">
            <Avatar name={person.name} />
            <div className="min-w-0">
              <p className="font-medium">{person.name}</p>
              <p className="text-xs text-ink-2 first-letter:uppercase">{because}</p>
            </div>
          </li>
        ))}
      </ul>
      {total > deciders.length ? (
        <p className="text-xs text-ink-2">{t('more', { count: total - deciders.length })}</p>
      ) : null}
    </section>
  );
}
