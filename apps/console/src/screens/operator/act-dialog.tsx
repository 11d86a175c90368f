import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { OperatorTenantRow } from '@remit/api/operator/operator-views';
import { identity } from '../../data/calls.ts';
import { Dialog } from '../../parts/dialogs/dialog.tsx';
import { TextField } from '../../parts/fields/text-field.tsx';
import { useToast } from '../../parts/toasts.tsx';
import { ReasonForm } from './reason-form.tsx';
import { useRefresh } from './use-refresh.ts';

/** What an operator can do to a tenant as a whole. */
export type TenantAct = 'suspend' | 'restore' | 'remove' | 'undelete' | 'rename';

/** As long as a deleted tenant can be taken back, in days; the words of the dialog say the same. */
const graceDays = 30;

/** The acts that fit where a tenant is in its life. */
export function actsFor(status: OperatorTenantRow['status']): readonly TenantAct[] {
  switch (status) {
    case 'active':
      return ['rename', 'suspend', 'remove'];
    case 'suspended':
      return ['restore', 'rename', 'remove'];
    case 'preparing':
      return ['remove'];
    case 'deleting':
      return ['undelete'];
    case 'moving':
      return [];
    default:
      return status satisfies never;
  }
}

interface ActDialogProps {
  readonly act: TenantAct;
  readonly tenant: OperatorTenantRow;
  readonly onClose: () => void;
}

/** One confirmation that says what happens to whom, and asks why. */
export function ActDialog({ act, tenant, onClose }: ActDialogProps) {
  const t = useTranslations(`operator.act.${act}`);
  const words = useTranslations('operator.create');
  const toast = useToast();
  const refresh = useRefresh();
  const [slug, setSlug] = useState(tenant.slug);
  const [name, setName] = useState(tenant.name);
  const does = useMutation({
    mutationFn: (reason: string) => {
      const { id } = tenant;
      const { operator } = identity.client;
      switch (act) {
        case 'suspend':
          return operator.suspend.mutate({ id, reason });
        case 'restore':
          return operator.restore.mutate({ id, reason });
        case 'undelete':
          return operator.undelete.mutate({ id, reason });
        case 'remove':
          return operator.remove.mutate({ id, reason, graceDays });
        case 'rename':
          return operator.rename.mutate({ id, reason, slug, name });
        default:
          return act satisfies never;
      }
    },
    onSuccess: async () => {
      await refresh();
      toast(t('done', { name: tenant.name }));
      onClose();
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('title', { name: tenant.name })}
      description={t('lead', { slug: tenant.slug })}
    >
      <ReasonForm
        act={t('do')}
        readBy="tenant"
        look={act === 'suspend' || act === 'remove' ? 'danger' : 'primary'}
        pending={does.isPending}
        error={does.error}
        onSubmit={(reason) => does.mutate(reason)}
        onCancel={onClose}
      >
        {act === 'rename' ? (
          <>
            <TextField
              label={words('name')}
              autoComplete="off"
              spellCheck={false}
              value={name}
              onChange={setName}
            />
            <TextField
              label={words('slug')}
              hint={words('slugHint')}
              autoComplete="off"
              spellCheck={false}
              value={slug}
              onChange={setSlug}
            />
          </>
        ) : null}
      </ReasonForm>
    </Dialog>
  );
}
