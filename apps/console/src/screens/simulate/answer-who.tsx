import { useTranslations } from 'use-intl';
import type { SimulatedWho } from '@remit/api/simulate/simulate-views';
import { Avatar } from '../../parts/avatar.tsx';
import { Chip } from '../../parts/chip.tsx';
import { useSimulateSearch } from './use-simulate-search.ts';

/** Who can: counted, named as far as they may be, each a question of its own. */
export function AnswerWho({ who }: { readonly who: SimulatedWho }) {
  const t = useTranslations('simulate');
  const { change } = useSimulateSearch();
  const unnamed = who.total - who.people.length;
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-lg font-semibold">{t('whoCount', { count: who.total })}</h2>
      <ul className="grid gap-1 sm:grid-cols-2 lg:grid-cols-3">
        {who.people.map(({ person, reach, because }) => (
          <li key={person.id}>
            <button
              type="button"
              onClick={() => change({ who: person.id, tab: undefined })}
              className="flex w-full items-start gap-2.5 rounded-md px-2 py-1.5 text-left hover:bg-hover max-sm:min-h-11"
            >
              <Avatar name={person.name} />
              <span className="min-w-0">
                <span className="block truncate font-medium">{person.name}</span>
                <span className="block text-xs text-ink-2">{because}</span>
                {reach === 'some' ? <Chip tone="warn">{t('reach.some')}</Chip> : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {unnamed > 0 ? <p className="text-ink-2">{t('whoUnnamed', { count: unnamed })}</p> : null}
    </section>
  );
}
