import { Suspense, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Role } from '@remit/policy/document';
import type { Draft } from '../../draft/draft.ts';
import { removeRole } from '../../draft/edit-role.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { DialogActions } from '../../parts/dialogs/dialog-actions.tsx';
import { GuardedButton } from '../../parts/guarded-button.tsx';
import { lazyDialog } from '../../parts/lazy-part.tsx';

const DescribeRoleDialog = lazyDialog(
  async () => (await import('./describe-role-dialog.tsx')).DescribeRoleDialog,
);

const RightSizeDialog = lazyDialog(async () => (await import('./right-size-dialog.tsx')).RightSizeDialog);

interface RoleActionsProps {
  readonly draft: Draft;
  readonly role: Role;
  readonly holders: number;
  readonly onRemoved: () => void;
}

/** What can be done with a role as a whole. */
export function RoleActions({ draft, role, holders, onRemoved }: RoleActionsProps) {
  const t = useTranslations('compose');
  const [open, setOpen] = useState<'describe' | 'right-size' | 'remove' | null>(null);
  const close = (): void => setOpen(null);
  const label = role.label ?? role.name;
  // What would be refused is refused before anybody is asked whether they mean it.
  const removal = removeRole(draft.document, role.name, holders);
  const guard = !draft.edit.allowed
    ? draft.edit
    : removal.ok
      ? draft.edit
      : { allowed: false as const, reason: removal.reason, next: null };
  const { folderScopes, rowPolicies, fieldRules } = draft.document;
  return (
    <>
      <GuardedButton
        guard={draft.edit}
        asked={{ title: t('rightSize') }}
        onPress={() => setOpen('right-size')}
      >
        {t('rightSize')}
      </GuardedButton>
      <GuardedButton guard={draft.edit} asked={{ title: t('describe') }} onPress={() => setOpen('describe')}>
        {t('describe')}
      </GuardedButton>
      <GuardedButton
        guard={guard}
        asked={{ title: t('removeTitle', { role: label }) }}
        onPress={() => setOpen('remove')}
      >
        {t('remove')}
      </GuardedButton>
      {open === 'describe' ? (
        <Suspense>
          <DescribeRoleDialog draft={draft} role={role} onClose={close} />
        </Suspense>
      ) : null}
      {open === 'right-size' ? (
        <Suspense>
          <RightSizeDialog draft={draft} role={role} onClose={close} />
        </Suspense>
      ) : null}
      {open === 'remove' ? (
        <Dialog open onClose={close} title={t('removeTitle', { role: label })}>
          <p className="mb-4 text-ink-2">
            {t('removeLead', {
              scopes: folderScopes.filter((scope) => scope.role === role.name).length,
              rows: rowPolicies.filter(({ roles }) => roles.includes(role.name)).length,
              fields: fieldRules.filter(({ visible = [], masked = [], editable = [], hidden = [] }) =>
                [...visible, ...editable, ...hidden, ...masked.map((mask) => mask.role)].includes(role.name),
              ).length,
            })}
          </p>
          <DialogActions onCancel={close}>
            <Button
              look="danger"
              onClick={() => {
                if (draft.change((document) => removeRole(document, role.name, holders)).ok) onRemoved();
              }}
            >
              {t('removeConfirm')}
            </Button>
          </DialogActions>
        </Dialog>
      ) : null}
    </>
  );
}
