import { useTranslations } from 'use-intl';
import type { GroupRow } from '@remit/api/groups/groups-views';
import type { PersonChip } from '@remit/api/views';
import { manage } from '../../words/administration.ts';
import { MoreWords } from '../../words/words.tsx';
import { ConfirmChange } from '../people/confirm-change.tsx';
import { useMembership } from './use-membership.ts';

interface TakeOutProps {
  readonly person: PersonChip;
  readonly group: Pick<GroupRow, 'id' | 'name'>;
  readonly onClose: () => void;
}

/** The one confirmation before somebody is taken out of a group: what they lose by it. */
export function TakeOut({ person, group, onClose }: TakeOutProps) {
  const t = useTranslations('groups');
  const { pending, make } = useMembership(group, onClose);
  return (
    <MoreWords words={{ manage }}>
      <ConfirmChange
        open
        onClose={onClose}
        title={t('takeOutTitle', { person: person.name, group: group.name })}
        confirm={t('takeOut')}
        pending={pending}
        onConfirm={() => make('leave', person)}
        change={{ kind: 'leave', group: group.id, member: person.id }}
      />
    </MoreWords>
  );
}
