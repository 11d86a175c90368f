import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupRow } from '@remit/api/groups/groups-views';
import type { PersonChip } from '@remit/api/views';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { PersonPicker } from '../../parts/fields/person-picker.tsx';
import { manage } from '../../words/administration.ts';
import { MoreWords } from '../../words/words.tsx';
import { ChangeEffect } from '../people/change-effect.tsx';
import { useMembership } from './use-membership.ts';

interface PutInProps {
  readonly group: Pick<GroupRow, 'id' | 'name'>;
  readonly onClose: () => void;
}

/** Puts somebody into a group, with what they get by it said before it is done. */
export function PutIn({ group, onClose }: PutInProps) {
  const t = useTranslations('groups');
  const [person, setPerson] = useState<PersonChip | null>(null);
  const { pending, make } = useMembership(group, onClose);
  return (
    <Dialog open onClose={onClose} title={t('putInTitle', { group: group.name })}>
      <div className="flex flex-col gap-3">
        <PersonPicker label={t('whom')} person={person} suggested={[]} onPick={setPerson} />
        {person === null ? null : (
          <MoreWords words={{ manage }}>
            <ChangeEffect change={{ kind: 'join', group: group.id, member: person.id }} />
          </MoreWords>
        )}
      </div>
      <DialogActions onCancel={onClose} className="mt-4">
        {person === null ? null : (
          <Button look="primary" pending={pending} onClick={() => make('join', person)}>
            {t('putInConfirm')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}
