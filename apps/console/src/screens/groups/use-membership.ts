import { useTranslations } from 'use-intl';
import type { GroupRow } from '@remit/api/groups/groups-views';
import type { PersonChip } from '@remit/api/views';
import { useCalls } from '../../shell/tenant-context.ts';
import { useGroupChange } from './use-group-change.ts';

/** Puts somebody into a group or takes them out; either can be undone at once. */
export function useMembership(
  group: Pick<GroupRow, 'id' | 'name'>,
  onDone: () => void,
): { readonly pending: boolean; readonly make: (kind: 'join' | 'leave', person: PersonChip) => void } {
  const t = useTranslations('groups');
  const { client } = useCalls();
  const { pending, make } = useGroupChange(onDone);
  // Undoing comes later, and closes nothing that is open by then.
  const { make: undo } = useGroupChange(() => {});
  const move = async (kind: 'join' | 'leave', person: PersonChip): Promise<string> => {
    const input = { group: group.id, member: person.id };
    const names = { person: person.name, group: group.name };
    if (kind === 'join') {
      await client.groups.add.mutate(input);
      return t('putIn', names);
    }
    await client.groups.remove.mutate(input);
    return t('tookOut', names);
  };
  return {
    pending,
    make: (kind, person) =>
      make(() => move(kind, person), {
        label: t('undo'),
        run: () => undo(() => move(kind === 'join' ? 'leave' : 'join', person)),
      }),
  };
}
