import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { GroupRow } from '@remit/api/groups/groups-views';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { endOf, noPlaceName } from '../../parts/fields/place-name.ts';
import { PlaceNameFields } from '../../parts/fields/place-name-fields.tsx';
import { useCalls } from '../../shell/tenant-context.ts';
import { DepartmentSelect } from './department-select.tsx';
import { useGroupChange } from './use-group-change.ts';
import { useOpenHolder } from './use-open-holder.ts';

interface NewDepartmentProps {
  readonly departments: readonly GroupRow[];
  readonly onClose: () => void;
}

/** Makes a department in another one or beside them all, and goes to where its head is named. It begins empty. */
export function NewDepartment({ departments, onClose }: NewDepartmentProps) {
  const t = useTranslations('groups');
  const { client } = useCalls();
  const open = useOpenHolder();
  const [parent, setParent] = useState<string | null>(null);
  const [place, setPlace] = useState(noPlaceName);
  const { pending, problem, make } = useGroupChange(onClose);
  return (
    <Dialog open onClose={onClose} title={t('newDepartmentTitle')} description={t('newLead')}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          make(async () => {
            const { name } = place;
            const made = { kind: 'department', parent: parent ?? '/', end: endOf(place), name } as const;
            open((await client.groups.create.mutate(made)).id);
            return t('made', { name });
          });
        }}
      >
        <DepartmentSelect
          label={t('parent')}
          none={t('noParent')}
          departments={departments}
          chosen={parent}
          onChoose={setParent}
        />
        <PlaceNameFields
          words={{ name: t('name'), end: t('pathEnd'), endHint: t('pathEndHint') }}
          place={place}
          problem={problem}
          onChange={setPlace}
        />
        <DialogActions onCancel={onClose}>
          <Button look="primary" submits pending={pending}>
            {t('newDepartmentConfirm')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
