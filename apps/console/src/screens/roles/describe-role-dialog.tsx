import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { describeRole } from '../../draft/edit-role.ts';
import { useTryEdit } from '../../draft/use-try-edit.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { areaLook, Field } from '../../parts/fields/field.tsx';
import { SelectField } from '../../parts/fields/select-field.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';

interface DescribeRoleDialogProps {
  readonly draft: Draft;
  readonly role: Role;
  readonly onClose: () => void;
}

/** What a role is called, what it is for, and which module its bare grants reach. */
export function DescribeRoleDialog({ draft, role, onClose }: DescribeRoleDialogProps) {
  const t = useTranslations('compose');
  const tryEdit = useTryEdit(draft);
  const [label, setLabel] = useState(role.label ?? '');
  const [description, setDescription] = useState(role.description ?? '');
  const [module, setModule] = useState(role.module ?? '');
  return (
    <Dialog open onClose={onClose} title={t('describeTitle', { role: role.label ?? role.name })}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          const made = tryEdit(t('edit.describe'), (document) =>
            describeRole(document, role.name, { label, description, module }),
          );
          if (made) onClose();
        }}
      >
        <TextField label={t('label')} maxLength={120} value={label} onChange={setLabel} />
        <Field label={t('description')}>
          {(wiring) => (
            <textarea
              {...wiring}
              rows={3}
              maxLength={1000}
              value={description}
              onChange={({ target }) => setDescription(target.value)}
              className={areaLook}
            />
          )}
        </Field>
        <SelectField
          label={t('module')}
          hint={t('moduleHint')}
          choices={[
            ['', t('moduleNone')],
            ...draft.document.modules.map((each) => [each.name, each.label] as const),
          ]}
          chosen={module}
          onChoose={setModule}
        />
        <DialogActions onCancel={onClose}>
          <Button look="primary" submits>
            {t('save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
