import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { PersonPicker } from '../../parts/fields/person-picker.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { ANYONE } from './anyone.ts';
import { useSimulateSearch } from './use-simulate-search.ts';

/**
 * Who the question is about: somebody, or anyone at all, where its reader may be told who can.
 * @param person whom the last answer was about
 */
export function WhoSlot({ person }: { readonly person: PersonChip | null }) {
  const t = useTranslations('simulate');
  const me = useMe();
  const { address, change } = useSimulateSearch();
  const anyone: PersonChip = {
    id: ANYONE,
    name: t('anyone'),
    title: t('anyoneTitle'),
    department: null,
    departmentName: null,
  };
  const chosen = [anyone, me.person, person].find((each) => each !== null && each.id === address.who) ?? null;
  return (
    <div className="flex flex-col gap-1">
      <span aria-hidden className="font-medium">
        {t('can')}
      </span>
      <PersonPicker
        label={t('who')}
        person={chosen}
        suggested={me.rooms.explain.allowed ? [anyone, me.person] : [me.person]}
        onPick={({ id }) => change({ who: id })}
      />
    </div>
  );
}
