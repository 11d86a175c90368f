import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { PersonChip } from '@remit/api/views';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { DateField } from '../../parts/fields/date-field.tsx';
import { PersonField } from '../../parts/fields/person-field.tsx';
import { useMe } from '../../shell/tenant-context.ts';
import { ChangeEffect } from '../people/change-effect.tsx';
import { periodOf } from '../people/period-of.ts';
import { useFolderChange } from './use-folder-change.ts';

interface GrantDialogProps {
  readonly role: { readonly name: string; readonly label: string };
  readonly folder: string;
  readonly onClose: () => void;
}

/** Gives a role in a folder to somebody, with what that means for them said before it is done. */
export function GrantDialog({ role, folder, onClose }: GrantDialogProps) {
  const t = useTranslations('folders');
  const manage = useTranslations('manage');
  const { tenant } = useMe();
  const [person, setPerson] = useState<PersonChip | null>(null);
  const [until, setUntil] = useState('');
  const { pending, problem, make } = useFolderChange(onClose);
  const period = periodOf('', until, tenant.timeZone);
  return (
    <Dialog open onClose={onClose} title={t('grantTitle', { role: role.label, folder })}>
      <div className="flex flex-col gap-3">
        <PersonField label={t('grantTo')} person={person} suggested={[]} onPick={setPerson} />
        <DateField
          label={manage('untilDay')}
          optional={manage('optional')}
          hint={manage('zone', { zone: tenant.timeZone })}
          value={until}
          onChange={setUntil}
        />
        {person === null ? null : (
          <ChangeEffect change={{ kind: 'assign', member: person.id, role: role.name, folder, ...period }} />
        )}
        {problem === null ? null : (
          <p className="rounded-md bg-loss-tint px-3 py-2 text-loss first-letter:uppercase">{problem}</p>
        )}
        <DialogActions onCancel={onClose}>
          {person === null ? null : (
            <Button
              look="primary"
              pending={pending}
              onClick={() =>
                make(async ({ client }) => {
                  await client.people.assign.mutate({
                    member: person.id,
                    role: role.name,
                    folder,
                    ...period,
                  });
                  return t('granted', { name: person.name, role: role.label, folder });
                })
              }
            >
              {t('grantConfirm')}
            </Button>
          )}
        </DialogActions>
      </div>
    </Dialog>
  );
}
